package dev.bidbook.formula;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A formula that does not give the same everywhere, and what each program gives; the list stands in docs/formulas.md.
 *
 * @param formula the formula, which reads no cell
 * @param bidbook its value by Bidbook
 * @param libreOffice by LibreOffice
 * @param poi by POI's own evaluator
 */
record KnownDifference(String formula, String bidbook, String libreOffice, String poi) {

    /** Those of the page. */
    static List<KnownDifference> documented() throws Exception {
        Path page = Path.of("docs/formulas.md");
        List<KnownDifference> list = new ArrayList<>();
        for (String line :
                Files.readAllLines(Files.exists(page) ? page : Path.of("..").resolve(page))) {
            if (line.startsWith("| `=")) {
                String[] cells = line.substring(2).split(" \\| ", -1);
                list.add(new KnownDifference(code(cells[0]), code(cells[2]), code(cells[3]), code(cells[4])));
            }
        }
        return list;
    }

    /** Those that were found. */
    static List<KnownDifference> of(
            FormulaSheet sheet, @Nullable String[] bidbook, @Nullable String[] libreOffice, @Nullable String[] poi) {
        List<KnownDifference> list = new ArrayList<>();
        int first = sheet.template().positionOf("F1");
        for (int c = first; c < bidbook.length; c++) {
            list.add(new KnownDifference(
                    String.valueOf(sheet.formulas().get(c)),
                    String.valueOf(bidbook[c]),
                    String.valueOf(libreOffice[c]),
                    String.valueOf(poi[c])));
        }
        return list;
    }

    private static String code(String cell) {
        return cell.replaceAll("^[ `]+|[ `|]+$", "");
    }
}
