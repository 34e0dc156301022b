package dev.bidbook.signoff;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The canonical text of a row, as docs/sign-offs.md describes it: a line for each signed cell that is not blank, in the
 * order of the columns' names. Immutable and thread-safe.
 */
final class RowText {

    static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

    private final int[] positions;
    private final String[] beginnings;

    RowText(Template template) {
        List<Integer> ordered = new ArrayList<>();
        for (int i = 0; i < template.columns().size(); i++) {
            if (isSigned(template.columns().get(i))) {
                ordered.add(i);
            }
        }
        ordered.sort(
                Comparator.comparing(i -> template.columns().get(i).name().getBytes(StandardCharsets.UTF_8), BYTES));
        positions = ordered.stream().mapToInt(Integer::intValue).toArray();
        beginnings = new String[positions.length];
        for (int i = 0; i < positions.length; i++) {
            Column column = template.columns().get(positions[i]);
            beginnings[i] = escaped(column.name()) + "\t";
        }
    }

    /**
     * Whether cells of the column are signed: all that are stored, but those that only tell how much time went by. Those
     * change when an earlier week comes late, without anybody's having said anything else of the row.
     */
    static boolean isSigned(Column column) {
        ServerFact fact = column.fact();
        boolean time = fact == ServerFact.FIRST_SEEN
                || fact instanceof ServerFact.WeeksInARow
                || fact instanceof ServerFact.WeeksUnchanged;
        return column.origin() != Origin.FORMULA && !time;
    }

    /** Appends the text of a row with these values, one per column of the template. */
    void append(List<CellValue> values, StringBuilder text) {
        for (int i = 0; i < positions.length; i++) {
            CellValue value = values.get(positions[i]);
            if (!value.isBlank()) {
                text.append(beginnings[i]);
                append(value, text);
                text.append('\n');
            }
        }
    }

    private static void append(CellValue value, StringBuilder text) {
        if (value instanceof CellValue.Number number) {
            text.append("number\t").append(Numbers.plain(number.value()));
        } else if (value instanceof CellValue.Date date) {
            text.append("date\t").append(date.value());
        } else if (value instanceof CellValue.DateTime moment) {
            text.append("moment\t").append(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.value()));
        } else if (value instanceof CellValue.YesNo answer) {
            text.append("truth\t").append(answer.value() ? "yes" : "no");
        } else {
            text.append("text\t");
            escape(value.display(), text);
        }
    }

    /** The text in one line without tabs. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        escape(text, escaped);
        return escaped.toString();
    }

    private static void escape(String text, StringBuilder into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> into.append("\\\\");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\t' -> into.append("\\t");
                default -> into.append(c);
            }
        }
    }
}
