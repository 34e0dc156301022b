package dev.bidbook.communication;

import dev.bidbook.communication.LetterText.NoteLine;
import dev.bidbook.communication.LetterText.Waits;
import dev.bidbook.desk.Part;
import dev.bidbook.desk.Queue;
import dev.bidbook.desk.Waiting;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to each reader what waits for this reader first, and then what is the same for all. Thread-safe. */
final class LetterWriting {

    private final Queue queue;
    private final String publicAddress;

    /**
     * A writing desk.
     *
     * @param publicAddress where people reach the server, without a slash at its end; empty for letters without links
     */
    LetterWriting(Queue queue, String publicAddress) {
        this.queue = queue;
        this.publicAddress = publicAddress;
    }

    /**
     * A letter.
     *
     * @param attached what the attached file is called, or null if there is none
     */
    LetterText write(Request request, Pack pack, Addressee reader, @Nullable String attached) {
        List<Waits> waits = new ArrayList<>();
        int[] sums = {0, 0};
        Queue.OfSheet mine = queue.ofSheet(
                request.template(), request.sheet(), reader.name(), new Part(reader.roles(), reader::isOneOf));
        mine.answers().ifPresent(answers -> {
            sums[0] = answers.count();
            sums[1] = answers.oldest();
            answers.rules().forEach(rule -> waits.add(waits(rule.title(), rule.count(), rule.oldest())));
        });
        mine.decisions().forEach(due -> {
            sums[0] += due.count();
            sums[1] = Math.max(sums[1], due.oldest());
            waits.add(0, decision(due));
        });
        String waitingWords = waits.isEmpty() ? "" : words(sums[0], sums[1]);
        return new LetterText(
                subject(pack, sums[0]),
                pack,
                request.template().period().word(),
                waitingWords,
                waits,
                request.person(),
                note(request.note()),
                link(request.sheet()),
                attachment(request.template(), attached));
    }

    private static Waits decision(Waiting.Decisions due) {
        return waits("Your decision under " + due.column(), due.count(), due.oldest());
    }

    private static Waits waits(String what, int count, int oldest) {
        return new Waits(
                what,
                Words.number(count),
                oldest <= 1 ? "new" : (count == 1 ? "for " : "oldest for ") + Words.age(oldest));
    }

    private static String words(int count, int oldest) {
        String age = oldest <= 1 ? "" : (count == 1 ? ", for " : ", the oldest for ") + Words.age(oldest);
        return Words.count(count, "thing waits", "things wait") + " for you" + age;
    }

    static String subject(Pack pack, int waiting) {
        return "%s, %s: %s, %s"
                .formatted(
                        pack.program(),
                        pack.period(),
                        Words.count(pack.open(), "open finding", "open findings"),
                        waiting == 0 ? "nothing waits for you" : Words.number(waiting) + " for you");
    }

    static List<NoteLine> note(@Nullable String note) {
        return note == null || note.isBlank() ? List.of() : LetterText.linesOf(note);
    }

    private String link(SheetId sheet) {
        return publicAddress.isEmpty()
                ? ""
                : publicAddress + "/queue.html#" + sheet.toString().replace("/", "-");
    }

    private String attachment(Template template, @Nullable String attached) {
        if (attached != null) {
            return "The workbook is attached. Write into it what is yours, and send it back through Bidbook.";
        }
        return publicAddress.isEmpty()
                ? "The workbook is too large to be attached. Download it from Bidbook."
                : "The workbook of this " + template.period().word()
                        + " is too large to be attached. Download it from Bidbook by the link above.";
    }
}
