package dev.bidbook.properties;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Date;
import dev.bidbook.sheet.CellValue.DateTime;
import dev.bidbook.sheet.CellValue.Number;
import dev.bidbook.sheet.CellValue.Text;
import dev.bidbook.sheet.CellValue.YesNo;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Writes a value into a cell in one of the ways in which people and programs do; all of them mean the value. */
final class CellByHand {

    private final Draw draw;
    private final TableByHand table;

    CellByHand(Draw draw, TableByHand table) {
        this.draw = draw;
        this.table = table;
    }

    /** A cell that means the value in the column. */
    @Nullable
    Element write(@Nullable Element like, Column column, CellValue value) throws Exception {
        if (value instanceof Text text) {
            return column.kind() == ColumnKind.CHOICE ? choice(like, text.text()) : text(like, text.text());
        } else if (value instanceof Number number) {
            return number(like, number.value());
        } else if (value instanceof Date date) {
            return date(like, date.value());
        } else if (value instanceof DateTime moment) {
            return moment(like, moment.value());
        } else if (value instanceof YesNo yes) {
            return yes(like, yes.value());
        }
        return blank(like);
    }

    /** A cell with that text as it stands. */
    Element plain(@Nullable Element like, String text) throws Exception {
        return table.cell(like, "inlineStr", "<is><t xml:space=\"preserve\">" + escaped(text) + "</t></is>");
    }

    private @Nullable Element blank(@Nullable Element like) throws Exception {
        return switch (draw.below(4)) {
            case 0 -> null;
            case 1 -> table.cell(like, "", "");
            case 2 -> plain(like, draw.of("", " ", "\u00a0\n"));
            default -> table.cell(like, "str", "<f>\"\"</f><v></v>");
        };
    }

    private Element text(@Nullable Element like, String text) throws Exception {
        return switch (draw.below(4)) {
            case 0 -> plain(like, text);
            case 1 -> plain(like, draw.of(" ", "\n", "\u00a0") + text + "  ");
            case 2 -> {
                int cut = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
                // Cutting within an escape would make another text of it.
                String first = text.contains("_x") ? text : text.substring(0, cut);
                yield table.cell(
                        like,
                        "inlineStr",
                        "<is><r><rPr><b/></rPr><t xml:space=\"preserve\">" + escaped(first)
                                + "</t></r><r><t xml:space=\"preserve\">" + escaped(text.substring(first.length()))
                                + "</t></r><rPh sb=\"0\" eb=\"1\"><t>phonetic</t></rPh></is>");
            }
            default -> table.cell(like, "str", "<f>A1&amp;\"x\"</f><v>" + escaped(text) + "</v>");
        };
    }

    private Element choice(@Nullable Element like, String choice) throws Exception {
        return draw.oneIn(3) ? plain(like, "  " + choice.replace(" ", " \u00a0") + " ") : text(like, choice);
    }

    private Element number(@Nullable Element like, double number) throws Exception {
        boolean small = Math.abs(number) < 1e15 && number == Math.rint(number);
        return switch (draw.below(4)) {
            case 0 -> table.cell(like, "", "<v>" + number + "</v>");
            case 1 -> table.cell(like, "n", "<f>1+1</f><v>" + new BigDecimal(number).toPlainString() + "</v>");
            case 2 -> table.cell(like, "", "<v>" + String.format(Locale.ROOT, "%.17E", number) + "</v>");
            default ->
                small
                        ? plain(like, draw.of("", "'", " ") + new BigDecimal(number).toPlainString())
                        : table.cell(like, "", "<v>" + number + "</v>");
        };
    }

    private Element date(@Nullable Element like, LocalDate date) throws Exception {
        boolean old = date.getYear() < 1950;
        return switch (draw.below(4)) {
            case 0 -> old ? plain(like, date.toString()) : table.cell(like, "", "<v>" + serial(date) + "</v>");
            case 1 -> plain(like, date.toString());
            case 2 ->
                plain(like, "%02d.%02d.%04d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear()));
            default -> old ? plain(like, date + "T00:00:00") : table.cell(like, "d", "<v>" + date + "</v>");
        };
    }

    private Element moment(@Nullable Element like, LocalDateTime moment) throws Exception {
        boolean old = moment.getYear() < 1950;
        double serial = serial(moment.toLocalDate()) + moment.toLocalTime().toSecondOfDay() / 86_400.0;
        return switch (draw.below(3)) {
            case 0 -> old ? plain(like, moment.toString()) : table.cell(like, "", "<v>" + serial + "</v>");
            case 1 -> plain(like, moment.toString().replace('T', ' '));
            default -> old ? plain(like, moment.toString()) : table.cell(like, "d", "<v>" + moment + "</v>");
        };
    }

    private Element yes(@Nullable Element like, boolean yes) throws Exception {
        return switch (draw.below(4)) {
            case 0 -> plain(like, yes ? "Yes" : "No");
            case 1 -> table.cell(like, "b", "<v>" + (yes ? 1 : 0) + "</v>");
            case 2 -> table.cell(like, "", "<v>" + (yes ? 1 : 0) + "</v>");
            default -> plain(like, yes ? draw.of("x", "ja", " OUI ") : draw.of("nein", "n", "FALSE"));
        };
    }

    /** The serial of a day from 1 March 1900 in the 1900 system. */
    private static long serial(LocalDate date) {
        return ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date);
    }

    private static String escaped(String text) {
        return text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
