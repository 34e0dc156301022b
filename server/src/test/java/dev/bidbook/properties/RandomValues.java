package dev.bidbook.properties;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import java.time.LocalDate;
import java.util.List;

/** Values that cells may have, plain ones and odd ones. */
public final class RandomValues {

    static final List<String> WORDS = List.of(
            "open",
            "late",
            "a b",
            "Ä ö ß",
            "=1+1",
            "@cmd",
            "-",
            "007",
            "7",
            "7.0",
            "12345678901234567890",
            "1e5",
            "1,234",
            "2026-03-02",
            "03/04/2026",
            "TRUE",
            "yes",
            "#N/A",
            "_x0041_",
            "_x005F_",
            "_x000D_ _",
            "<b>&amp;\"'",
            "]]>",
            "a|b\\c|",
            "a  b",
            "two\nlines",
            "a\tb",
            "a\u00a0b",
            "x\u0085y\u2028z",
            "\u05d0\u05d1 \u0627\u0644",
            "\ud83d\ude9a",
            "e\u0301",
            "'quoted",
            "total",
            "Row id",
            "0",
            "-0",
            "(blank)",
            "R1",
            "long ".repeat(60) + "end");

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 11, 22),
            LocalDate.of(2026, 2, 1),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1900, 2, 28),
            LocalDate.of(1900, 3, 1),
            LocalDate.of(1949, 12, 31),
            LocalDate.of(1950, 1, 1),
            LocalDate.of(1989, 12, 31),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2101, 1, 1),
            LocalDate.of(9999, 12, 31));

    private RandomValues() {}

    /** A value of the column's kind, or blank. */
    public static CellValue any(Draw draw, Column column) {
        return draw.oneIn(4) ? Blank.BLANK : filled(draw, column);
    }

    /** A value of the column's kind that is not blank. */
    public static CellValue filled(Draw draw, Column column) {
        return column.kind() == ColumnKind.CHOICE
                ? new CellValue.Text(draw.of(column.choices()))
                : filled(draw, column.kind());
    }

    /** A value of the kind that is not blank; of a choice any text. */
    public static CellValue filled(Draw draw, ColumnKind kind) {
        return switch (kind) {
            case TEXT, CHOICE -> new CellValue.Text(text(draw));
            case WHOLE_NUMBER -> new CellValue.Number(whole(draw));
            case DECIMAL, MONEY -> new CellValue.Number(decimal(draw));
            case DATE -> new CellValue.Date(day(draw));
            case DATE_TIME ->
                new CellValue.DateTime(
                        day(draw).atStartOfDay().plusSeconds(draw.of(0, 1, 43_200, 86_399, 1 + draw.below(86_399))));
            case YES_NO -> new CellValue.YesNo(draw.oneIn(2));
        };
    }

    /** A text as it is stored: never empty, without white space around it. */
    public static String text(Draw draw) {
        if (draw.oneIn(6)) {
            StringBuilder text = new StringBuilder();
            for (int i = draw.between(1, 8); i > 0; i--) {
                text.append(draw.of(
                        "a", "Z", "0", " ", ".", ",", "-", "/", "_x", "\"", "é", "漢", "\u200d", "\ud83d\ude00"));
            }
            String stripped = text.toString().strip();
            return stripped.isEmpty() ? "a" : stripped;
        }
        return draw.of(WORDS);
    }

    private static double whole(Draw draw) {
        return switch (draw.below(6)) {
            case 0 -> draw.below(1000);
            case 1 -> -draw.below(1000);
            case 2 -> draw.bits() % 1_000_000_000_000_000L;
            case 3 -> 999_999_999_999_999.0;
            case 4 -> draw.bits() >> 20;
            default -> Math.rint(draw.below(1000) * 1e18);
        };
    }

    private static double decimal(Draw draw) {
        return switch (draw.below(7)) {
            case 0 -> draw.below(100_000) / 100.0;
            case 1 -> -draw.below(100_000) / 1000.0;
            case 2 -> 0.1 + 0.2;
            case 3 -> draw.bits() / 1e17;
            case 4 -> draw.of(1e-7, 1e15, 1e16, 123_456_789_012_345.6, 1.7976931348623157e308, 4.9e-300, 1.0 / 3);
            case 5 -> whole(draw);
            default -> {
                double any = Double.longBitsToDouble(draw.bits());
                yield Double.isFinite(any) && Math.abs(any) < 1e300 && Math.abs(any) > 1e-290 ? any : 0;
            }
        };
    }

    private static LocalDate day(Draw draw) {
        return switch (draw.below(3)) {
            case 0 -> LocalDate.of(2026, 1, 1).plusDays(draw.below(700));
            case 1 -> draw.of(DAYS);
            default -> LocalDate.of(1900, 1, 1).plusDays(draw.below(2_958_464));
        };
    }
}
