package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what a zip archive holds, and refuses what is not a workbook without macros. */
final class PackageKind {

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private PackageKind() {}

    /** The name of the workbook part of an .xlsx package. */
    static String workbook(PackageParts parts, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        boolean binary = false;
        boolean macros = false;
        boolean word = false;
        for (String name : parts.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            binary |= lower.endsWith("xl/workbook.bin");
            macros |= lower.endsWith("vbaproject.bin");
            word |= lower.startsWith("word/") || lower.startsWith("ppt/") || lower.startsWith("visio/");
        }
        refuseOtherPackages(parts);
        if (binary) {
            throw Refusals.binaryWorkbook();
        }
        String workbook = WorkbookPart.locate(parts, limits).orElse("");
        if (workbook.toLowerCase(Locale.ROOT).endsWith(".bin")) {
            throw Refusals.binaryWorkbook();
        }
        if (macros || declaresMacros(parts, workbook)) {
            throw Refusals.macros();
        }
        if (word) {
            throw Refusals.notASpreadsheet("a Word, PowerPoint or Visio document");
        }
        if (workbook.isEmpty()) {
            throw withoutWorkbook(parts);
        }
        return workbook;
    }

    private static void refuseOtherPackages(PackageParts parts) throws SpreadsheetRefusedException {
        if (parts.has("content.xml") && (parts.has("META-INF/manifest.xml") || parts.has("mimetype"))) {
            throw Refusals.openDocument();
        }
        if (parts.has("Index/Document.iwa") || parts.has("Index.zip") || parts.has("buildVersionHistory.plist")) {
            throw Refusals.numbers();
        }
        if (parts.has("DataModel") && parts.has("Report/Layout")) {
            throw Refusals.powerBi();
        }
    }

    private static SpreadsheetRefusedException withoutWorkbook(PackageParts parts) {
        if (parts.has(CONTENT_TYPES)) {
            return Refusals.damaged("it is an Office package without a workbook");
        }
        for (String name : parts.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".xlsx") || lower.endsWith(".csv") || lower.endsWith(".xls")) {
                return Refusals.archiveOf(name);
            }
        }
        return Refusals.notASpreadsheet("a zip archive, but no workbook");
    }

    /**
     * Whether a part is of a type with macros. A type that is declared for an ending of which there is no part says
     * nothing: SheetJS declares all that it could write.
     */
    private static boolean declaresMacros(PackageParts parts, String workbook) throws SpreadsheetRefusedException {
        if (!parts.has(CONTENT_TYPES)) {
            return false;
        }
        Map<String, String> byEnding = new HashMap<>();
        Map<String, String> byPart = new HashMap<>();
        try (XmlPart xml = parts.list(CONTENT_TYPES)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START) {
                    String type = lower(xml.attribute("ContentType", ""));
                    byEnding.put(lower(xml.attribute("Extension", "")), type);
                    byPart.put(lower(xml.attribute("PartName", "")), type);
                }
            }
        }
        for (String name : parts.names()) {
            String part = lower(name);
            String type = byPart.getOrDefault(
                    "/" + part, byEnding.getOrDefault(part.substring(part.lastIndexOf('.') + 1), ""));
            boolean main = part.equals(lower(workbook));
            if (type.contains("vbaproject") || (main && type.contains("macroenabled"))) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
