package dev.bidbook.program;

import dev.bidbook.people.Member;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.template.Role;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a program may be, and how a change is made to one. */
final class ProgramRules {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_MEMBERS = 200;
    private static final int MOST_BRANCHES = 200;

    private final Set<String> parameterNames;

    ProgramRules(Set<String> parameterNames) {
        this.parameterNames = parameterNames;
    }

    List<Problem> problemsOfNew(String id, ProgramChange wanted) {
        List<Problem> problems = new ArrayList<>();
        if (!ID.matcher(id).matches()) {
            problems.add(problem(
                    "id",
                    id,
                    "\"%s\" cannot be a program's id.".formatted(shortened(id)),
                    "Write lower-case letters, digits and hyphens, at most 64, such as northline."));
        }
        requireText("name", wanted.name(), "Write what people call the program.", problems);
        requireText("customer", wanted.customer(), "Write the customer's name.", problems);
        problems.addAll(problemsOf(wanted));
        return problems;
    }

    List<Problem> problemsOf(ProgramChange wanted) {
        List<Problem> problems = new ArrayList<>();
        checkText("name", wanted.name(), problems);
        checkText("customer", wanted.customer(), problems);
        String phase = wanted.phase();
        if (phase != null && Phase.named(phase).isEmpty()) {
            problems.add(problem(
                    "phase",
                    phase,
                    "\"%s\" is not a phase.".formatted(shortened(phase)),
                    "Write one of: "
                            + Arrays.stream(Phase.values()).map(Phase::word).collect(Collectors.joining(", "))
                            + "."));
        }
        if (wanted.members() != null) {
            wanted.members().forEach((role, names) -> checkMembers(role, names, problems));
        }
        if (wanted.parameters() != null) {
            wanted.parameters().forEach((name, value) -> checkParameter(name, value, problems));
        }
        return problems;
    }

    /** The program with the change made; the change has no problems. */
    static Program apply(Program program, ProgramChange change) {
        Map<Role, List<Member>> members = new EnumMap<>(Role.class);
        members.putAll(program.members());
        if (change.members() != null) {
            change.members().forEach((word, names) -> {
                Role role = Role.named(word).orElseThrow();
                List<Member> stripped =
                        names.stream().map(ProgramRules::stripped).distinct().toList();
                if (stripped.isEmpty()) {
                    members.remove(role);
                } else {
                    members.put(role, stripped);
                }
            });
        }
        Map<String, Double> parameters = new TreeMap<>(program.parameters());
        if (change.parameters() != null) {
            change.parameters().forEach((name, value) -> {
                if (value == null) {
                    parameters.remove(name);
                } else {
                    parameters.put(name, value);
                }
            });
        }
        return new Program(
                program.id(),
                change.name() == null ? program.name() : WhiteSpace.strip(change.name()),
                change.customer() == null ? program.customer() : WhiteSpace.strip(change.customer()),
                change.phase() == null
                        ? program.phase()
                        : Phase.named(change.phase()).orElseThrow(),
                members,
                parameters,
                program.createdAt(),
                program.createdBy());
    }

    private static Member stripped(Member member) {
        return new Member(
                WhiteSpace.strip(member.name()),
                member.branches().stream().map(WhiteSpace::strip).distinct().toList());
    }

    private static void requireText(String field, @Nullable String text, String repair, List<Problem> problems) {
        if (text == null) {
            problems.add(problem(field, null, "The program has no %s.".formatted(field), repair));
        }
    }

    private static void checkText(String field, @Nullable String text, List<Problem> problems) {
        if (text == null) {
            return;
        }
        if (WhiteSpace.strip(text).isEmpty()) {
            problems.add(
                    problem(field, text, "The program's %s is empty.".formatted(field), "Write at least one letter."));
        } else if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(problem(
                    field,
                    shortened(text),
                    "The program's %s is not one line of at most %d characters.".formatted(field, LONGEST_TEXT),
                    "Write a shorter one."));
        }
    }

    private static void checkMembers(String word, List<Member> members, List<Problem> problems) {
        if (Role.named(word).isEmpty()) {
            problems.add(problem(
                    "members",
                    word,
                    "\"%s\" is not a role.".formatted(shortened(word)),
                    "Write one of: "
                            + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "))
                            + "."));
        }
        if (members.size() > MOST_MEMBERS) {
            problems.add(problem(
                    "members",
                    word,
                    "The role %s has %d members.".formatted(shortened(word), members.size()),
                    "Name at most %d.".formatted(MOST_MEMBERS)));
        }
        for (Member member : members) {
            checkText("members", member.name(), problems);
            member.branches().forEach(branch -> checkText("members", branch, problems));
            if (member.branches().size() > MOST_BRANCHES) {
                problems.add(problem(
                        "members",
                        shortened(member.name()),
                        "%s has %d branches."
                                .formatted(
                                        shortened(member.name()),
                                        member.branches().size()),
                        "Name at most %d, or none for all.".formatted(MOST_BRANCHES)));
            }
        }
    }

    private void checkParameter(String name, @Nullable Double value, List<Problem> problems) {
        if (!parameterNames.contains(name)) {
            problems.add(problem(
                    "parameters",
                    name,
                    "No template has a parameter \"%s\".".formatted(shortened(name)),
                    parameterNames.isEmpty()
                            ? "Leave it out: no template has parameters."
                            : "Write one of: " + String.join(", ", new TreeSet<>(parameterNames)) + "."));
        } else if (value != null && !Double.isFinite(value)) {
            problems.add(problem(
                    "parameters",
                    name,
                    "The parameter %s is not a number.".formatted(name),
                    "Write a number such as 4."));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private static Problem problem(String field, @Nullable String value, String message, String repair) {
        return new Problem(
                ProblemType.MALFORMED_REQUEST, new Place(null, null, null, field), value, null, message, repair);
    }
}
