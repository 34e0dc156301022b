package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number format of each cell style of a workbook. Immutable. */
final class Styles {

    private final CellFormat[] formats;

    private Styles(List<CellFormat> formats) {
        this.formats = formats.toArray(CellFormat[]::new);
    }

    static Styles read(PackageParts parts, @Nullable String name, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        Map<Integer, CellFormat> codes = new HashMap<>();
        List<Integer> ids = new ArrayList<>();
        if (name == null) {
            return new Styles(List.of());
        }
        try (XmlPart xml = parts.list(name)) {
            boolean inCellFormats = false;
            int listed = 0;
            long characters = 0;
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.END && xml.depth() == 1) {
                    inCellFormats = false;
                } else if (event == Event.START && xml.depth() == 2) {
                    inCellFormats = xml.name().equals("cellXfs");
                    listed = 0;
                } else if (event == Event.START && xml.depth() == 3) {
                    if (inCellFormats && xml.name().equals("xf")) {
                        ids.add(number(xml.attribute("numFmtId", "0")));
                    } else if (xml.name().equals("numFmt")) {
                        String code = Texts.decode(xml.attribute("formatCode", "General"));
                        codes.put(number(xml.attribute("numFmtId", "0")), CellFormat.of(code));
                        characters += code.length();
                    }
                    if (++listed > limits.styles() || ids.size() > limits.styles()) {
                        throw Refusals.tooLarge("The workbook has", limits.styles(), "cell formats");
                    }
                    if (characters > limits.formatCharacters()) {
                        throw Refusals.tooLarge(
                                "The workbook's number formats have", limits.formatCharacters(), "characters");
                    }
                }
            }
        }
        List<CellFormat> formats = new ArrayList<>(ids.size());
        for (int id : ids) {
            formats.add(codes.computeIfAbsent(id, Styles::builtIn));
        }
        return new Styles(formats);
    }

    private static CellFormat builtIn(int id) {
        String code = NumberFormats.builtIn(id);
        return code == null ? CellFormat.GENERAL : CellFormat.of(code);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The format of a style, {@code General} for one that is not there. */
    CellFormat at(int style) {
        return style >= 0 && style < formats.length ? formats[style] : CellFormat.GENERAL;
    }
}
