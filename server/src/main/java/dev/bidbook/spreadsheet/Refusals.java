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

    static String shortened(String text) {
        String plain = Texts.clean(text);
        return plain.length() <= 60 ? plain : Texts.clean(plain.substring(0, 60)) + "…";
    }
}
