package dev.bidbook.workbook;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Takes a sheet out of the lists of a package.
 *
 * @param workbook the part that lists the sheets
 * @param relations the relations of that part
 * @param types the types of the package's parts
 */
record SheetRemoval(Document workbook, Document relations, Document types) {

    /** Takes the sheet of this part out; the part itself is the caller's to leave out. */
    void remove(String part) {
        Set<String> ids = new TreeSet<>();
        String file = part.substring(part.lastIndexOf('/') + 1);
        for (Element relation : PackageXml.children(relations.getDocumentElement(), "Relationship")) {
            String target = relation.getAttribute("Target");
            if (target.substring(target.lastIndexOf('/') + 1).equals(file)
                    && relation.getAttribute("Type").endsWith("/worksheet")) {
                ids.add(relation.getAttribute("Id"));
                drop(relation);
            }
        }
        for (Element type : PackageXml.children(types.getDocumentElement(), "Override")) {
            if (type.getAttribute("PartName").equalsIgnoreCase("/" + part)) {
                drop(type);
            }
        }
        for (Element list : PackageXml.children(workbook.getDocumentElement(), "sheets")) {
            List<Element> sheets = PackageXml.children(list, "sheet");
            for (int i = sheets.size() - 1; i >= 0; i--) {
                if (ids.contains(PackageFile.relationOf(sheets.get(i)))) {
                    drop(sheets.get(i));
                    close(i);
                }
            }
        }
    }

    /** Names of the sheet's own go with it; sheets are known by their place, and those behind it move up. */
    private void close(int place) {
        for (Element list : PackageXml.children(workbook.getDocumentElement(), "definedNames")) {
            for (Element name : PackageXml.children(list, "definedName")) {
                int at = PackageXml.number(name, "localSheetId", -1);
                if (at == place) {
                    drop(name);
                } else if (at > place) {
                    name.setAttribute("localSheetId", String.valueOf(at - 1));
                }
            }
            if (PackageXml.children(list, "definedName").isEmpty()) {
                drop(list);
            }
        }
        for (Element views : PackageXml.children(workbook.getDocumentElement(), "bookViews")) {
            for (Element view : PackageXml.children(views, "workbookView")) {
                for (String attribute : List.of("activeTab", "firstSheet")) {
                    int at = PackageXml.number(view, attribute, -1);
                    if (at >= place) {
                        view.setAttribute(attribute, at == place ? "0" : String.valueOf(at - 1));
                    }
                }
            }
        }
    }

    private static void drop(Element element) {
        element.getParentNode().removeChild(element);
    }
}
