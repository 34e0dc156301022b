package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.SpreadsheetRefusedException.Reason;
import java.util.Locale;

/** The sentences of every refusal, in one place. */
final class Refusals {

    private static final String SAVE_AS_XLSX =
            "Open it in Excel, save it as Excel Workbook (.xlsx), and send the new file.";
    private static final String SEND_A_WORKBOOK = "Send an Excel Workbook (.xlsx) or a .csv file.";
    private static final String SAVE_AGAIN =
            "Export or download it once more, or open it in Excel and save it again, and send the new file.";

    private Refusals() {}

    static SpreadsheetRefusedException empty() {
        return new SpreadsheetRefusedException(
                Reason.EMPTY, "The file is empty.", "Export or download it once more and send the new file.");
    }

    static SpreadsheetRefusedException oldXls() {
        return new SpreadsheetRefusedException(
                Reason.OLD_XLS, "The file is a workbook of the old Excel 97-2003 kind (.xls).", SAVE_AS_XLSX);
    }

    static SpreadsheetRefusedException encrypted() {
        return new SpreadsheetRefusedException(
                Reason.ENCRYPTED,
                "The file is encrypted, by a password or by a sensitivity label.",
                "Remove the password, or choose a label without encryption, save the workbook, and send the new file.");
    }

    static SpreadsheetRefusedException binaryWorkbook() {
        return new SpreadsheetRefusedException(
                Reason.BINARY_XLSB, "The file is an Excel Binary Workbook (.xlsb).", SAVE_AS_XLSX);
    }

    static SpreadsheetRefusedException openDocument() {
        return new SpreadsheetRefusedException(
                Reason.OPEN_DOCUMENT,
                "The file is an OpenDocument file (such as .ods).",
                "Save it as Excel 2007-365 (.xlsx) and send the new file.");
    }

    static SpreadsheetRefusedException macros() {
        return new SpreadsheetRefusedException(Reason.MACROS, "The workbook contains macros.", SAVE_AS_XLSX);
    }

    /** Something that is no spreadsheet at all: {@code what} completes "The file is …". */
    static SpreadsheetRefusedException notASpreadsheet(String what) {
        return new SpreadsheetRefusedException(Reason.NOT_A_SPREADSHEET, "The file is " + what + ".", SEND_A_WORKBOOK);
    }

    static SpreadsheetRefusedException webPage() {
        return new SpreadsheetRefusedException(
                Reason.NOT_A_SPREADSHEET,
                "The file is a web page.",
                "Sign in where you downloaded it, export it once more, and send the .xlsx or .csv file.");
    }

    /** Another program's table or workbook: {@code what} completes "The file is …". */
    static SpreadsheetRefusedException otherProgram(String what) {
        return new SpreadsheetRefusedException(Reason.NOT_A_SPREADSHEET, "The file is " + what + ".", SAVE_AS_XLSX);
    }

    /** A web page with a table in it, under whatever name. */
    static SpreadsheetRefusedException webTable() {
        return new SpreadsheetRefusedException(
                Reason.NOT_A_SPREADSHEET, "The file is a web page with a table, whatever its name says.", SAVE_AS_XLSX);
    }

    static SpreadsheetRefusedException message() {
        return new SpreadsheetRefusedException(
                Reason.NOT_A_SPREADSHEET,
                "The file is an e-mail message.",
                "Save the workbook that is attached to it, and send that file.");
    }

    static SpreadsheetRefusedException numbers() {
        return new SpreadsheetRefusedException(
                Reason.NOT_A_SPREADSHEET,
                "The file is an Apple Numbers, Pages or Keynote document.",
                "Open it in Numbers, export it to Excel (.xlsx), and send the new file.");
    }

    static SpreadsheetRefusedException powerBi() {
        return new SpreadsheetRefusedException(
                Reason.NOT_A_SPREADSHEET,
                "The file is a Power BI report (.pbix).",
                "Open it in Power BI, export the table's data as .xlsx or .csv, and send that file.");
    }

    /** An archive with files that are taken by themselves. */
    static SpreadsheetRefusedException archiveOf(String name) {
        return new SpreadsheetRefusedException(
                Reason.NOT_A_SPREADSHEET,
                "The file is a zip archive with " + shortened(name) + " in it.",
                "Unpack it, and send the file that is in it.");
    }

    static SpreadsheetRefusedException archiveWithPassword() {
        return new SpreadsheetRefusedException(
                Reason.ENCRYPTED,
                "The file is a zip archive with a password.",
                "Unpack it, and send the workbook itself.");
    }

    /** A damaged file: {@code how} is the rest of a sentence that begins "The file is damaged: ". */
    static SpreadsheetRefusedException damaged(String how) {
        return new SpreadsheetRefusedException(Reason.DAMAGED, "The file is damaged: " + how + ".", SAVE_AGAIN);
    }

    /** A part with a document type declaration or an entity of its own. */
    static SpreadsheetRefusedException declaration(String part) {
        return new SpreadsheetRefusedException(
                Reason.DAMAGED,
                "The file's part " + shortened(part) + " declares a document type or entities, which no workbook has.",
                SAVE_AGAIN);
    }

    /**
     * Past a limit.
     *
     * @param what the beginning of the sentence: what has too many
     * @param limit the limit's value
     * @param unit what is counted
     */
    static SpreadsheetRefusedException tooLarge(String what, long limit, String unit) {
        return new SpreadsheetRefusedException(
                Reason.TOO_LARGE,
                String.format(Locale.ROOT, "%s more than %,d %s, which is the limit.", what, limit, unit),
                "Send less at once, for example with fewer rows, columns or sheets, or ask your administrator to raise"
                        + " the limit.");
    }

    /** Parts that are very much larger than the file that they are packed in. */
    static SpreadsheetRefusedException inflated(int times) {
        return new SpreadsheetRefusedException(
                Reason.TOO_LARGE,
                "Unpacked, the file is more than " + times + " times as large as it was sent, which is the limit.",
                "Copy the cells that count into a new workbook, without empty rows and columns, and send that one.");
    }

    /** More attributes in one element than any workbook has. */
    static SpreadsheetRefusedException attributes(String part, int limit) {
        return tooLarge("The file's part " + shortened(part) + " has an element with", limit, "attributes");
    }

    /** A method of packing that workbooks do not use. */
    static SpreadsheetRefusedException packing() {
        return new SpreadsheetRefusedException(
                Reason.DAMAGED,
                "The file is packed in a way that no workbook is.",
                "Open it in Excel, save it as Excel Workbook (.xlsx), and send the new file.");
    }

    static String shortened(String text) {
        String plain = Texts.clean(text);
        return plain.length() <= 60 ? plain : Texts.clean(plain.substring(0, 60)) + "…";
    }
}
