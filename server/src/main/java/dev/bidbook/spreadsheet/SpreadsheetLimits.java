package dev.bidbook.spreadsheet;

/**
 * The bounds within which a file is read. Whatever is past one of them ends in a refusal that names it. Immutable.
 *
 * @param fileBytes size of the file as it was sent, in bytes
 * @param inflatedBytes bytes of all parts of one .xlsx file together, unpacked
 * @param inflation how many times larger than the file all parts together may be, unpacked, once they are past {@code
 *     freeBytes}
 * @param freeBytes bytes that the parts may have, unpacked, however small the file is
 * @param rows rows with at least one cell that is not blank, in one sheet
 * @param columns columns counted from A to the last cell that is not blank
 * @param cells cells in one sheet, blank ones that the file mentions included
 * @param textLength characters (UTF-16 units) of one cell's text
 * @param sharedTexts entries of a workbook's shared text table
 * @param sharedCharacters characters (UTF-16 units) of all entries of the shared text table together
 * @param formatCharacters characters (UTF-16 units) of all number formats of a workbook together
 * @param entries entries of the .xlsx archive; also the parts that one part refers to
 * @param sheets sheets of a workbook
 * @param styles cell formats of a workbook; each other list of its styles, such as that of fonts, is held to it as well
 * @param mergedAreas merged areas of one sheet; the tables of a sheet, the columns of a table and the custom properties
 *     of a file are held to it as well
 * @param depth how deep the elements of an XML part may stand inside each other
 * @param tokenBytes bytes of XML without an element or text ending in them, such as one tag with all its attributes
 * @param names different names of elements and attributes in one XML part, and attributes of one element
 * @param elements elements of a part that lists something, such as styles, relationships or sheets; eight times as many
 *     in a sheet, outside its rows
 */
public record SpreadsheetLimits(
        long fileBytes,
        long inflatedBytes,
        int inflation,
        long freeBytes,
        int rows,
        int columns,
        long cells,
        int textLength,
        int sharedTexts,
        long sharedCharacters,
        int formatCharacters,
        int entries,
        int sheets,
        int styles,
        int mergedAreas,
        int depth,
        int tokenBytes,
        int names,
        int elements) {

    /** What holds unless a setting says otherwise: 64 MiB files, 1 GiB unpacked, 200,000 rows, 1,000 columns. */
    public static final SpreadsheetLimits DEFAULTS = new SpreadsheetLimits(
            64L << 20,
            1L << 30,
            200,
            32L << 20,
            200_000,
            1_000,
            20_000_000L,
            32_767,
            2_000_000,
            50_000_000L,
            8_000_000,
            10_000,
            255,
            65_490,
            100_000,
            64,
            8 << 20,
            1_000,
            250_000);

    /** The last row an Excel sheet can have; row numbers past it are refused whatever the limits. */
    static final int LAST_ROW = 1_048_576;

    /** The most columns that an Excel sheet can have; rows of more cells are refused whatever the limits. */
    static final int LAST_COLUMN = 16_384;

    /** All limits must be at least one. */
    public SpreadsheetLimits {
        if (fileBytes < 1 || inflatedBytes < 1 || rows < 1 || columns < 1 || cells < 1 || textLength < 1) {
            throw new IllegalArgumentException("A limit of the spreadsheet reader is below one.");
        }
        if (sharedTexts < 1 || sharedCharacters < 1 || formatCharacters < 1 || entries < 1 || sheets < 1) {
            throw new IllegalArgumentException("A limit of the spreadsheet reader is below one.");
        }
        if (styles < 1
                || mergedAreas < 1
                || depth < 1
                || tokenBytes < 1
                || names < 1
                || elements < 1
                || inflation < 1
                || freeBytes < 1) {
            throw new IllegalArgumentException("A limit of the spreadsheet reader is below one.");
        }
    }
}
