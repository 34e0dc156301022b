package dev.bidbook.http;

import dev.bidbook.program.PhaseWish;
import dev.bidbook.program.PhaseWish.AlignmentWish;
import dev.bidbook.program.PhaseWish.TaskWish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JSON by which people sign, take back, and bring programs on. */
final class HandOffReader {

    static final int LONGEST_TEXT = 2_000;
    private static final int MOST_TASKS = 200;
    private static final int MOST_BRANCHES = 1_000;
    private static final int LONGEST_BRANCH = 200;

    private @Nullable String first;
    private @Nullable String second;
    private @Nullable String third;
    private @Nullable Integer number;
    private @Nullable AlignmentWish alignment;
    private List<TaskWish> tasks = List.of();
    private @Nullable List<String> branches;

    private HandOffReader() {}

    /**
     * A signature as it was sent.
     *
     * @param revision the revision that was seen
     * @param comment what the signer says, or null
     * @param branches the branches whose rows are to be signed, or null for all that are the signer's
     */
    record Signing(int revision, @Nullable String comment, @Nullable List<String> branches) {}

    /**
     * How far a demand bid is, as it was sent.
     *
     * @param bid its number
     * @param state the word of its state
     * @param comment what is said of it, or null
     */
    record BidState(String bid, String state, @Nullable String comment) {}

    static Signing signing(Path file, HttpLimits limits) throws IOException {
        return JsonInput.read(file, limits, in -> {
            HandOffReader reader = new HandOffReader();
            in.object("The body", null, null, (member, parser) -> {
                switch (member) {
                    case "revision" -> reader.number = in.wholeNumber("revision");
                    case "comment" -> reader.first = text(in, "comment");
                    case "branches" -> reader.branches = branches(in);
                    default -> in.unknown(member, "revision, comment, branches", null);
                }
            });
            Integer revision = reader.number;
            if (revision == null && in.hasNoProblem()) {
                in.problem(
                        null,
                        "revision",
                        null,
                        "The revision is missing.",
                        "Send the number of the revision that you have looked at.");
            }
            return new Signing(revision == null ? 0 : revision, stripped(reader.first), reader.branches);
        });
    }

    /** A reason; missing ones are problems. */
    static String reason(Path file, HttpLimits limits) throws IOException {
        return JsonInput.read(file, limits, in -> {
            HandOffReader reader = new HandOffReader();
            in.object("The body", null, null, (member, parser) -> {
                if (member.equals("reason")) {
                    reader.first = text(in, "reason");
                } else {
                    in.unknown(member, "reason", null);
                }
            });
            String reason = stripped(reader.first);
            if (reason == null && in.hasNoProblem()) {
                in.problem(null, "reason", null, "The reason is missing.", "Write why, in a sentence or two.");
            }
            return reason == null ? "" : reason;
        });
    }

    static PhaseWish phase(Path file, HttpLimits limits) throws IOException {
        return JsonInput.read(file, limits, in -> {
            HandOffReader reader = new HandOffReader();
            in.object("The body", null, null, (member, parser) -> {
                switch (member) {
                    case "phase" -> reader.first = text(in, "phase");
                    case "reason" -> reader.second = text(in, "reason");
                    case "alignment" -> reader.alignment = alignment(in);
                    default -> in.unknown(member, "phase, reason, alignment", null);
                }
            });
            return new PhaseWish(reader.first, reader.second, reader.alignment);
        });
    }

    static BidState bid(Path file, HttpLimits limits) throws IOException {
        return JsonInput.read(file, limits, in -> {
            HandOffReader reader = new HandOffReader();
            in.object("The body", null, null, (member, parser) -> {
                switch (member) {
                    case "bid" -> reader.first = text(in, "bid");
                    case "state" -> reader.second = text(in, "state");
                    case "comment" -> reader.third = text(in, "comment");
                    default -> in.unknown(member, "bid, state, comment", null);
                }
            });
            String bid = needed(in, "bid", reader.first, "Send the number of the bid.");
            String state = needed(in, "state", reader.second, "Send loaded, monitored or closed.");
            return new BidState(bid, state, stripped(reader.third));
        });
    }

    private static AlignmentWish alignment(JsonInput in) throws IOException {
        HandOffReader reader = new HandOffReader();
        in.object("alignment", null, "alignment", (member, parser) -> {
            switch (member) {
                case "with" -> reader.first = text(in, "alignment.with");
                case "on" -> reader.second = text(in, "alignment.on");
                case "tasks" -> reader.tasks = tasks(in);
                default -> in.unknown("alignment." + member, "with, on, tasks", null);
            }
        });
        return new AlignmentWish(reader.first, reader.second, reader.tasks);
    }

    private static List<TaskWish> tasks(JsonInput in) throws IOException {
        List<TaskWish> tasks = new ArrayList<>();
        in.array("alignment.tasks", MOST_TASKS, index -> {
            String where = "alignment.tasks[" + index + "]";
            HandOffReader reader = new HandOffReader();
            in.object(where, null, "alignment.tasks", (member, parser) -> {
                switch (member) {
                    case "task" -> reader.first = text(in, where + ".task");
                    case "to" -> reader.second = text(in, where + ".to");
                    default -> in.unknown(where + "." + member, "task, to", null);
                }
            });
            tasks.add(new TaskWish(reader.first, reader.second));
        });
        return tasks;
    }

    private static List<String> branches(JsonInput in) throws IOException {
        List<String> branches = new ArrayList<>();
        in.array("branches", MOST_BRANCHES, index -> {
            String branch = stripped(in.text("branches[" + index + "]", LONGEST_BRANCH, null, "branches"));
            if (branch != null) {
                branches.add(branch);
            }
        });
        if (branches.isEmpty()) {
            in.problem(
                    null,
                    "branches",
                    null,
                    "branches names no branch.",
                    "Name at least one, or leave branches out for all that are yours.");
        }
        return branches;
    }

    private static @Nullable String text(JsonInput in, String where) throws IOException {
        return in.text(where, LONGEST_TEXT, null, where);
    }

    private static String needed(JsonInput in, String name, @Nullable String text, String repair) {
        String stripped = stripped(text);
        if (stripped == null && in.hasNoProblem()) {
            in.problem(null, name, null, "The " + name + " is missing.", repair);
        }
        return stripped == null ? "" : stripped;
    }

    private static @Nullable String stripped(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
