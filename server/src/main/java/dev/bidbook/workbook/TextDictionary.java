package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a workbook's rows that are shared strings: the template's choices and what repeats among the first rows.
 * It is settled before any row is written, so that equal content gives equal bytes whichever batch is done first; texts
 * that are not in it are written into their cells, and so are texts with what looks like an escaped character: openpyxl and
 * ExcelJS take these apart in shared strings alone, and write something else back. Immutable and thread-safe.
 */
final class TextDictionary {

    private static final int LONGEST = 255;
    private static final int MOST_TEXTS = 4096;
    private static final int LEAST_REPETITIONS = 3;
    private static final int SEEN_BITS = 1 << 16;
    private static final int MIXER = 0x9E37_79B1;

    private final int first;
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    /** A bit for each text by its length and three of its characters: most texts that are not here are told by it. */
    private final long[] seen = new long[SEEN_BITS / Long.SIZE];

    private TextDictionary(int first) {
        this.first = first;
    }

    /**
     * What the first rows say.
     *
     * @param first the index of its first text among the workbook's shared strings
     */
    static TextDictionary of(Template template, int first, List<? extends RowSource.Batch> sample) {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (Column column : template.columns()) {
            column.choices().forEach(choice -> found.put(choice, LEAST_REPETITIONS));
        }
        for (RowSource.Batch batch : sample) {
            batch.forEach((id, values, verdict) -> {
                for (int i = 0; i < values.size(); i++) {
                    if (values.get(i) instanceof CellValue.Text text
                            && text.text().length() <= LONGEST) {
                        found.merge(text.text(), 1, Integer::sum);
                    }
                }
            });
        }
        TextDictionary dictionary = new TextDictionary(first);
        found.forEach((text, count) -> {
            if (count >= LEAST_REPETITIONS && !XmlBuffer.needsEscape(text) && dictionary.texts.size() < MOST_TEXTS) {
                dictionary.indexes.put(text, first + dictionary.texts.size());
                dictionary.texts.add(text);
                int bit = bit(text);
                dictionary.seen[bit >>> 6] |= 1L << bit;
            }
        });
        return dictionary;
    }

    /** The index of the text among the workbook's shared strings, or -1. */
    int index(String text) {
        int bit = bit(text);
        if ((seen[bit >>> 6] & (1L << bit)) == 0) {
            return -1;
        }
        return indexes.getOrDefault(text, -1);
    }

    private static int bit(String text) {
        int length = text.length();
        if (length == 0) {
            return 0;
        }
        int hash = length * MIXER + text.charAt(0);
        hash = hash * MIXER + text.charAt(length >>> 1);
        hash = hash * MIXER + text.charAt(length - 1);
        return (hash * MIXER) >>> 16;
    }

    /** How many shared strings the workbook has, with those of its frame. */
    int end() {
        return first + texts.size();
    }

    /** Writes the texts as they stand in the part of shared strings. */
    void write(XmlBuffer xml) throws IOException {
        for (String text : texts) {
            xml.raw(CellXml.needsSpace(text) ? "<si><t xml:space=\"preserve\">" : "<si><t>");
            xml.text(text).raw("</t></si>");
        }
    }
}
