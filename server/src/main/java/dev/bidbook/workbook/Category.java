package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import java.util.regex.Pattern;

/**
 * A row or column of a Summary block.
 *
 * @param sort whether it stands for one value, for blank cells, or for all values that have no place of their own
 * @param value the value, {@link CellValue.Blank#BLANK} unless it stands for one
 */
record Category(Sort sort, CellValue value) {

    /** What a category stands for. */
    enum Sort {
        VALUE,
        BLANK,
        OTHER
    }

    private static final Pattern AMBIGUOUS = Pattern.compile("[0-9*?~#]|^(?i:true|false)$");

    static final Category BLANK = new Category(Sort.BLANK, CellValue.Blank.BLANK);
    static final Category OTHER = new Category(Sort.OTHER, CellValue.Blank.BLANK);

    /**
     * Whether COUNTIFS would take the value for another one: it takes text with digits for numbers, so that 0793 and
     * 793 would be one, and asterisks and question marks for wildcards.
     */
    boolean isAmbiguous() {
        return value instanceof CellValue.Text text
                && AMBIGUOUS.matcher(text.text()).find();
    }

    /** The condition under which a row is counted, for SUMPRODUCT, which compares text as it is written. */
    String condition(String column, String labelCell) {
        if (sort == Sort.BLANK) {
            return "(" + column + "=\"\")";
        }
        double number = value instanceof CellValue.Number counted ? counted.value() : CellXml.serial(value);
        boolean isNumber = value instanceof CellValue.Number || number >= 0;
        return "(" + column + "=" + (isNumber ? Numbers.plain(number) : labelCell) + ")";
    }

    /** What people read. */
    String label() {
        return sort == Sort.OTHER ? "(other)" : value.display();
    }

    /**
     * The criterion of a COUNTIFS for this category, as a formula writes it. The equals sign keeps values such as
     * {@code >5} from being taken for comparisons.
     *
     * @param labelCell where the label stands, to be preferred where the label itself is a safe criterion
     */
    String criterion(String labelCell) {
        if (sort == Sort.BLANK) {
            return "\"\"";
        }
        double serial = CellXml.serial(value);
        if (serial >= 0) {
            return "\"=" + Numbers.plain(serial) + "\"";
        }
        String text = value.display();
        if (text.indexOf('*') < 0 && text.indexOf('?') < 0 && text.indexOf('~') < 0) {
            return "\"=\"&" + labelCell;
        }
        return "\"=" + text.replaceAll("([~*?])", "~$1").replace("\"", "\"\"") + "\"";
    }
}
