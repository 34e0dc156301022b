package dev.bidbook.workbook;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.WsDrDocument;
import org.openxmlformats.schemas.officeDocument.x2006.customProperties.PropertiesDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.SstDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.TableDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/**
 * Holds the parts of a workbook against the OOXML schemas. Those of the package itself (content types, relations, core
 * properties) are not among the compiled ones; {@link PackageRules} stands in for them.
 */
final class Schemas {

    private Schemas() {}

    /** Every violation, with the part it is in. */
    static List<String> violations(Path file) throws Exception {
        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, byte[]> part : Parts.of(file).entrySet()) {
            XmlObject document = document(part.getKey(), part.getValue());
            if (document == null && !PackageRules.knows(part.getKey())) {
                violations.add(part.getKey() + ": no schema is known for it");
            } else if (document != null) {
                List<org.apache.xmlbeans.XmlError> errors = new ArrayList<>();
                document.validate(new XmlOptions().setErrorListener(errors));
                // The schemas forget xml:space on text, which Excel itself writes and the standard's text asks for.
                errors.stream()
                        .map(org.apache.xmlbeans.XmlError::getMessage)
                        .filter(message -> !message.contains("space@http://www.w3.org/XML/1998/namespace"))
                        .forEach(message -> violations.add(part.getKey() + ": " + message));
            }
        }
        return violations;
    }

    private static @org.jspecify.annotations.Nullable XmlObject document(String part, byte[] bytes) throws Exception {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        if (part.endsWith(".rels")) {
            return null;
        } else if (part.startsWith("xl/worksheets/")) {
            return WorksheetDocument.Factory.parse(in);
        } else if (part.startsWith("xl/tables/")) {
            return TableDocument.Factory.parse(in);
        } else if (part.startsWith("xl/charts/")) {
            return ChartSpaceDocument.Factory.parse(in);
        } else if (part.startsWith("xl/drawings/")) {
            return WsDrDocument.Factory.parse(in);
        }
        return switch (part) {
            case "xl/workbook.xml" -> WorkbookDocument.Factory.parse(in);
            case "xl/styles.xml" -> StyleSheetDocument.Factory.parse(in);
            case "xl/sharedStrings.xml" -> SstDocument.Factory.parse(in);
            case "docProps/custom.xml" -> PropertiesDocument.Factory.parse(in);
            case "docProps/app.xml" ->
                org.openxmlformats.schemas.officeDocument.x2006.extendedProperties.PropertiesDocument.Factory.parse(in);
            default -> null;
        };
    }
}
