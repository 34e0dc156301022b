package dev.bidbook.spreadsheet;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells text that is no table by how it begins, and refuses it. */
final class TextKind {

    private static final int START = 2_000;
    private static final Pattern JSON = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[{\\[\"]");
    private static final Pattern ELEMENT = Pattern.compile("<[a-z][a-z0-9:_.-]{0,100}[\\s/>]");

    /** The first lines of a mail or of a page saved as one file are such headers. */
    private static final Pattern MAIL = Pattern.compile(
            "(?:received|return-path|delivered-to|from|date|subject|to|message-id|mime-version|x-[a-z-]+|content-[a-z-]+):[ \\t]");

    private static final Pattern MAIL_LATER =
            Pattern.compile("[\\r\\n](?:from|subject|mime-version|content-type|message-id|to):[ \\t]");

    private TextKind() {}

    /** Refuses what is known not to be a table. */
    static void refuseWhatIsNoTable(String text) throws SpreadsheetRefusedException {
        String start = text.strip();
        if (start.isEmpty()) {
            throw Refusals.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u000b' && c != '\u001a') {
                throw Refusals.notASpreadsheet("of a binary kind that is not known here");
            }
        }
        String lower = start.substring(0, Math.min(START, start.length())).toLowerCase(Locale.ROOT);
        if (lower.startsWith("<")) {
            refuseMarkup(lower);
        }
        if (JSON.matcher(lower).lookingAt()) {
            throw Refusals.notASpreadsheet("a JSON document");
        }
        refuseOtherPrograms(lower);
    }

    private static void refuseMarkup(String lower) throws SpreadsheetRefusedException {
        if (!lower.startsWith("<?")
                && !lower.startsWith("<!")
                && !ELEMENT.matcher(lower).lookingAt()) {
            return;
        }
        if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet") && !lower.contains("<html")) {
            throw Refusals.otherProgram("an XML Spreadsheet of Excel 2003");
        }
        if (lower.contains("urn:oasis:names:tc:opendocument")) {
            throw Refusals.openDocument();
        }
        if (lower.contains("schemas.microsoft.com/office/2006/xmlpackage") || lower.contains("word.document")) {
            throw Refusals.notASpreadsheet("a Word, PowerPoint or Visio document");
        }
        if (lower.contains("<table")) {
            throw Refusals.webTable();
        }
        boolean page = List.of("<!doctype html", "<html", "<head", "<body", "<meta").stream()
                .anyMatch(lower::contains);
        throw page ? Refusals.webPage() : Refusals.notASpreadsheet("an XML document");
    }

    private static void refuseOtherPrograms(String lower) throws SpreadsheetRefusedException {
        if (lower.startsWith("id;p")) {
            throw Refusals.otherProgram("of the old SYLK kind (.slk)");
        }
        if (lower.matches("(?s)table\\r?\\n0,1\\r?\\n.*")) {
            throw Refusals.otherProgram("of the old DIF kind (.dif)");
        }
        if (MAIL.matcher(lower).lookingAt() && MAIL_LATER.matcher(lower).find()) {
            throw lower.contains("x-document-type: workbook") || lower.contains("multipart/related")
                    ? Refusals.otherProgram("a web page saved as one file (.mht)")
                    : Refusals.message();
        }
    }
}
