package dev.bidbook.workbook;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Finds our note sheets of an earlier annotation in a package, or adds new ones to its lists. */
final class NoteSheets {

    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final String SHEET_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    private final PackageFile file;
    private final Map<String, String> added = new LinkedHashMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    NoteSheets(PackageFile file) {
        this.file = file;
        taken.addAll(file.sheets().keySet());
    }

    /** The part of our sheet of that name from an earlier annotation, or empty text. */
    String earlier(String name) throws IOException {
        for (Map.Entry<String, String> sheet : file.sheets().entrySet()) {
            if (sheet.getKey().startsWith(name)
                    && file.head(sheet.getValue())
                            .toUpperCase(Locale.ROOT)
                            .contains("\"" + NoteSheetXml.TAB_COLOUR + "\"")) {
                return sheet.getValue();
            }
        }
        return "";
    }

    /** Adds a sheet and tells its part. */
    String add(String name) {
        String free = taken.contains(name) ? name + " (Bidbook)" : name;
        String folder = file.workbookPart().substring(0, file.workbookPart().lastIndexOf('/') + 1);
        String part = folder + "worksheets/bidbook" + name.replaceAll("[^A-Za-z]", "") + ".xml";
        taken.add(free);
        added.put(free, part);
        return part;
    }

    /** Takes a sheet of ours away. */
    void remove(String part) {
        removed.add(part);
    }

    /** The parts that are no longer in the package. */
    Set<String> removedParts() {
        Set<String> parts = new TreeSet<>(removed);
        removed.forEach(part -> parts.add(PackageFile.relationsPart(part)));
        return parts;
    }

    /** The parts that list sheets, changed for what was added and removed; none if nothing was. */
    Map<String, byte[]> changedParts() throws IOException {
        Map<String, byte[]> changed = new HashMap<>();
        if (added.isEmpty() && removed.isEmpty()) {
            return changed;
        }
        String relationsPart = PackageFile.relationsPart(file.workbookPart());
        Document workbook = file.document(file.workbookPart());
        Document relations = file.document(relationsPart);
        Document types = file.document("[Content_Types].xml");
        // A workbook that says no namespace at all is read as well.
        String said = workbook.getDocumentElement().getNamespaceURI();
        boolean strict = said != null && said.startsWith("http://purl.oclc.org");
        String namespace = strict ? STRICT : TRANSITIONAL;
        for (String part : removed) {
            new SheetRemoval(workbook, relations, types).remove(part);
        }
        Element sheets =
                PackageXml.children(workbook.getDocumentElement(), "sheets").get(0);
        int id = 0;
        for (Element sheet : PackageXml.children(sheets, "sheet")) {
            id = Math.max(id, PackageXml.number(sheet, "sheetId", 0));
        }
        for (Map.Entry<String, String> entry : added.entrySet()) {
            String relationId = "bidbook" + ++id;
            Element sheet = PackageXml.add(sheets, "sheet");
            sheet.setAttribute("name", entry.getKey());
            sheet.setAttribute("sheetId", String.valueOf(id));
            sheet.setAttributeNS(namespace, "r:id", relationId);
            Element relation = PackageXml.add(relations.getDocumentElement(), "Relationship");
            relation.setAttribute("Id", relationId);
            relation.setAttribute("Type", namespace + "/worksheet");
            relation.setAttribute("Target", "/" + entry.getValue());
            Element type = PackageXml.add(types.getDocumentElement(), "Override");
            type.setAttribute("PartName", "/" + entry.getValue());
            type.setAttribute("ContentType", SHEET_TYPE);
        }
        changed.put(file.workbookPart(), PackageXml.bytes(workbook));
        changed.put(relationsPart, PackageXml.bytes(relations));
        changed.put("[Content_Types].xml", PackageXml.bytes(types));
        return changed;
    }
}
