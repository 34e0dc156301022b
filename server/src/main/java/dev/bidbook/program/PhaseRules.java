package dev.bidbook.program;

import dev.bidbook.people.Member;
import dev.bidbook.program.Alignment.Task;
import dev.bidbook.program.PhaseWish.AlignmentWish;
import dev.bidbook.program.PhaseWish.TaskWish;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.template.Role;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which steps there are in a program's life, and what each needs to be said. */
final class PhaseRules {

    static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_TASKS = 50;

    private final Program program;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    PhaseRules(Program program, LocalDate today) {
        this.program = program;
        this.today = today;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The phase that is wanted, or null with a problem. */
    @Nullable
    Phase phase(@Nullable String word) {
        Optional<Phase> phase = word == null ? Optional.empty() : Phase.named(WhiteSpace.strip(word));
        if (phase.isEmpty()) {
            String all = Arrays.stream(Phase.values()).map(Phase::word).collect(Collectors.joining(", "));
            add(
                    "phase",
                    word,
                    word == null ? "The phase is missing." : "\"" + shortened(word) + "\" is not a phase.",
                    "Write one of: " + all + ".");
        }
        return phase.orElse(null);
    }

    /** Why the program cannot go there now, or null if it can. */
    @Nullable
    String hindrance(Phase to) {
        Phase from = program.phase();
        if (to == from) {
            return "The program is in the phase " + from.word() + " already.";
        } else if (from == Phase.SOFT_HAND_OFF && to == Phase.SALES_SUPPORT) {
            return "Only the sign-off of the RAM or NAM ends the soft hand-off: POST /api/v1/programs/" + program.id()
                    + "/hand-off/sign-offs.";
        }
        Phase next = from.next();
        if (to.compareTo(from) > 0 && to != next) {
            return "From " + from.word() + " a program goes on to " + next.word() + " first.";
        }
        return null;
    }

    /** The reason in one strip, or null; a problem if one is needed and missing. */
    @Nullable
    String reason(@Nullable String text, boolean needed) {
        String reason = text == null ? "" : WhiteSpace.strip(text);
        if (reason.isEmpty() && needed) {
            add("reason", text, "The reason is missing.", "Write why, in a sentence or two.");
        } else if (reason.length() > LONGEST_REASON) {
            add(
                    "reason",
                    shortened(reason),
                    "The reason is longer than " + LONGEST_REASON + " characters.",
                    "Shorten it.");
        }
        return reason.isEmpty() ? null : reason;
    }

    /** What was agreed, or null with problems. */
    @Nullable
    Alignment alignment(@Nullable AlignmentWish wish) {
        if (wish == null) {
            add(
                    "alignment",
                    null,
                    "The soft hand-off begins in alignment with the RAM or NAM, and there is none.",
                    "Write with whom it was agreed, on which day, and which tasks move to whom.");
            return null;
        }
        String with = with(wish.with());
        LocalDate on = on(wish.on());
        List<Task> tasks = tasks(wish.tasks());
        return problems.isEmpty() && on != null ? new Alignment(with, on, tasks) : null;
    }

    private String with(@Nullable String name) {
        String with = name == null ? "" : WhiteSpace.strip(name);
        List<String> known = members(program, List.of(Role.RAM, Role.NAM));
        Optional<String> member = known.stream().filter(with::equalsIgnoreCase).findFirst();
        if (member.isEmpty()) {
            add(
                    "alignment.with",
                    name,
                    with.isEmpty()
                            ? "With whom it was agreed is missing."
                            : "\"" + shortened(with) + "\" is not a RAM or NAM of the program.",
                    known.isEmpty()
                            ? "Name a RAM or NAM of the program first."
                            : "Write one of: " + String.join(", ", known) + ".");
        }
        return member.orElse(with);
    }

    private @Nullable LocalDate on(@Nullable String text) {
        try {
            LocalDate on = LocalDate.parse(text == null ? "" : text.strip());
            // It may be tomorrow already where it was agreed.
            if (!on.isAfter(today.plusDays(1))) {
                return on;
            }
        } catch (DateTimeException e) {
            // The problem below says what to write.
        }
        add(
                "alignment.on",
                text == null ? null : shortened(text),
                "The day on which it was agreed is " + (text == null ? "missing." : "not a day in the past."),
                "Write a date such as " + today + ".");
        return null;
    }

    private List<Task> tasks(List<TaskWish> wishes) {
        List<Task> tasks = new ArrayList<>();
        if (wishes.isEmpty() || wishes.size() > MOST_TASKS) {
            add(
                    "alignment.tasks",
                    null,
                    wishes.isEmpty() ? "Which tasks move is missing." : "These are " + wishes.size() + " tasks.",
                    "Write 1 to " + MOST_TASKS + " tasks, each with whom it moves to.");
        }
        for (int i = 0; i < Math.min(wishes.size(), MOST_TASKS); i++) {
            String place = "alignment.tasks[" + i + "]";
            tasks.add(new Task(
                    line(place + ".task", wishes.get(i).task(), "Write what is done."),
                    line(place + ".to", wishes.get(i).to(), "Write who does it from now on, a name or a role.")));
        }
        return List.copyOf(tasks);
    }

    private String line(String place, @Nullable String text, String repair) {
        String line = text == null ? "" : WhiteSpace.strip(text);
        if (line.isEmpty()) {
            add(place, text, "This is empty.", repair);
        } else if (line.length() > LONGEST_TEXT || line.chars().anyMatch(Character::isISOControl)) {
            add(place, shortened(line), "This is not one line of at most " + LONGEST_TEXT + " characters.", repair);
        }
        return line;
    }

    /** The names of the members in these roles, each once. */
    static List<String> members(Program program, List<Role> roles) {
        return roles.stream()
                .flatMap(role -> program.members().getOrDefault(role, List.of()).stream())
                .map(Member::name)
                .distinct()
                .toList();
    }

    private void add(String field, @Nullable String value, String message, String repair) {
        problems.add(new Problem(
                ProblemType.MALFORMED_REQUEST, new Place(null, null, null, field), value, null, message, repair));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
