package dev.bidbook.workbook;

import java.util.function.Supplier;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorder;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorderPr;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTColor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTPatternFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STBorderStyle;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STPatternType;

/** The conditional styles of cells that findings are about. */
final class FindingStyles {

    private FindingStyles() {}

    /** A cell that is to be filled in. */
    static CTDxf toFill() {
        CTDxf style = CTDxf.Factory.newInstance();
        frame(style, FindingLook.TO_FILL, STBorderStyle.THIN);
        return style;
    }

    /** A cell that nobody writes and that an open or answered finding is about. */
    static CTDxf pointedAt(FindingLook look, boolean open) {
        CTDxf style = CTDxf.Factory.newInstance();
        if (open) {
            font(style, look);
        }
        CTPatternFill pattern = style.addNewFill().addNewPatternFill();
        pattern.setPatternType(STPatternType.SOLID);
        colour(pattern::addNewFgColor, open ? look.fill() : look.pale());
        colour(pattern::addNewBgColor, open ? look.fill() : look.pale());
        return style;
    }

    /** A cell that people fill and that an open or answered finding is about. */
    static CTDxf pointedAtEntry(FindingLook look, boolean open) {
        CTDxf style = CTDxf.Factory.newInstance();
        if (open) {
            font(style, look);
        }
        frame(style, open ? look.ink() : look.fill(), STBorderStyle.THIN);
        return style;
    }

    private static void font(CTDxf style, FindingLook look) {
        CTFont font = style.addNewFont();
        font.addNewB().setVal(true);
        colour(font::addNewColor, look.ink());
    }

    private static void frame(CTDxf style, String colour, STBorderStyle.Enum line) {
        CTBorder border = style.addNewBorder();
        for (CTBorderPr side :
                new CTBorderPr[] {border.addNewLeft(), border.addNewRight(), border.addNewTop(), border.addNewBottom()
                }) {
            side.setStyle(line);
            colour(side::addNewColor, colour);
        }
    }

    private static void colour(Supplier<CTColor> made, String rgb) {
        made.get().setRgb(FrameStyles.colour(rgb).getARGB());
    }
}
