package dev.bidbook.communication;

import java.util.List;

/**
 * What one letter says. The accessors are what the templates of letters call.
 *
 * @param subject its subject
 * @param pack the findings
 * @param periodWord what kind of period it is: {@code week}
 * @param waitingWords what waits for the reader, in a sentence; empty if nothing does
 * @param waiting the same one by one
 * @param sender who tells it
 * @param note what the sender wrote, line by line; perhaps empty
 * @param link where the sheet is to be seen, or empty
 * @param attachment a sentence on the workbook
 */
record LetterText(
        String subject,
        Pack pack,
        String periodWord,
        String waitingWords,
        List<Waits> waiting,
        String sender,
        List<NoteLine> note,
        String link,
        String attachment) {

    /** Something that waits for the reader. */
    record Waits(String what, String count, String oldest) {}

    /** A line of the note. */
    record NoteLine(String line) {}

    /** A number and what it counts. */
    record Figure(String figure, String label) {}

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    boolean hasNote() {
        return !note.isEmpty();
    }

    boolean hasLink() {
        return !link.isEmpty();
    }

    List<Figure> figures() {
        return figures(pack);
    }

    /** How many columns a line has. */
    int columns() {
        return pack.headers().size();
    }

    /** The lines that matter most, as the template of lines takes them. */
    Pack.Told ranking() {
        return new Pack.Told("", pack.ranked().size(), pack.ranked(), 0);
    }

    static List<NoteLine> linesOf(String text) {
        return text.lines().map(NoteLine::new).toList();
    }

    static List<Figure> figures(Pack pack) {
        return List.of(
                new Figure(Words.number(pack.open()), "open findings"),
                new Figure(Words.number(pack.unanswered()), "unanswered"),
                new Figure(Words.number(pack.fresh()), "new"),
                new Figure(Words.number(pack.closed()), "closed"),
                new Figure(Words.number(pack.escalated()), "escalated"));
    }
}
