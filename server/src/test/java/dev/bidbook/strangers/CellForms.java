package dev.bidbook.strangers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Ways in which programs and people write one and the same value into a cell of a workbook. A value is null, a text, a
 * whole number or decimal ({@link BigDecimal}) or a {@link LocalDate}. One object writes one workbook.
 */
final class CellForms {

    /** Formats that show dates: built-in ones by their numbers, others by their codes. */
    private static final List<String> DATE_FORMATS = List.of(
            "14",
            "15",
            "16",
            "22",
            "yyyy\\-mm\\-dd",
            "[$-409]d/m/yyyy;@",
            "[$-407]d. mmmm yyyy;@",
            "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
            "[$-D07041E]d mmm yyyy",
            "[$-411]ggge\"年\"m\"月\"d\"日\"",
            "[$-30411]ge.m.d",
            "[>=45000]d/m/yyyy;[Red]d.m.yy",
            "dd/mm/yyyy hh:mm",
            "\"on\" d mmm yy",
            "[h]:mm",
            "[Color10]m/d/yy;;;@",
            "DD.MM.YYYY");

    private static final List<String> NUMBER_FORMATS = List.of(
            "0",
            "1",
            "2",
            "3",
            "4",
            "11",
            "44",
            "#,##0 \"days\"",
            "0.00_);[Red]\\(0.00\\)",
            "\"d\"0.0#",
            "[$€-407] #,##0.00",
            "[Magenta]0;[Red]-0;\"m\\y\"",
            "#,##0\\h",
            "0.0##E+0",
            "#,##0.00 USD",
            "General\" pcs\"",
            "[<1]0.0%;0.0",
            "??/??");

    private static final List<String> MARGINS = List.of(
            " ", "\u00a0", "\u200b", "\ufeff", "\t", "\n", "\u2003", "\u3000", "\u202f", "\r", "\u000b", "\u0085",
            "\u2028");

    /** Around numbers and dates, marks that nobody sees count as little. */
    private static final List<String> MARKS = List.of("\u200e", "\u200f", "\u2060", "\u00ad", "\u202a");

    private final Random random;
    private final boolean since1904;
    private final Map<String, Integer> shared = new LinkedHashMap<>();
    private final List<String> formats = new ArrayList<>(List.of("0"));

    CellForms(Random random, boolean since1904) {
        this.random = random;
        this.since1904 = since1904;
    }

    /** The entries of the shared text table that the cells written so far refer to. */
    String sharedTexts() {
        return String.join("", shared.keySet());
    }

    /** The number formats of the styles that the cells written so far refer to. */
    List<String> formats() {
        return formats;
    }

    /** The cell's attributes but its reference, and its content; null where the cell need not be there. */
    String[] write(Object value) {
        if (value == null) {
            return blank();
        } else if (value instanceof String text) {
            return text(text);
        } else if (value instanceof BigDecimal number) {
            return number(number);
        }
        return date((LocalDate) value);
    }

    private String[] blank() {
        return switch (random.nextInt(9)) {
            case 0 -> cell("", "");
            case 1 -> cell(style(pick(DATE_FORMATS)), "");
            case 2 -> cell("", "<v/>");
            case 3 -> cell(" t=\"inlineStr\"", "<is><t></t></is>");
            case 4 -> cell(" t=\"str\"", "<v>" + " \u00a0".repeat(random.nextInt(2)) + "</v>");
            case 5 -> cell(" t=\"str\"", "<f>IF(1=1,\"\",0)</f><v></v>");
            case 6 -> sharedText("<si><t xml:space=\"preserve\"> </t></si>");
            default -> null;
        };
    }

    /** The text as it stands, in any form. */
    String[] exactText(String text) {
        String xml = xml(text);
        return switch (random.nextInt(6)) {
            case 0 -> cell(" t=\"inlineStr\"", "<is><t xml:space=\"preserve\">" + xml + "</t></is>");
            case 1 -> cell(" t=\"str\"", "<v xml:space=\"preserve\">" + xml + "</v>");
            case 2 -> cell(" t=\"str\"", "<f t=\"shared\" si=\"0\" ref=\"A1:A2\">T(\"x\")</f><v>" + xml + "</v>");
            case 3 -> sharedText("<si>" + rich(text) + "</si>");
            case 4 -> cell(" t=\"inlineStr\"", "<is>" + rich(text) + "</is>");
            default -> sharedText("<si><t xml:space=\"preserve\">" + xml + "</t></si>");
        };
    }

    private String[] text(String text) {
        if (text.length() > 30_000) {
            return exactText(text);
        }
        if (text.matches("[1-9]\\d{2,14}") && random.nextInt(3) == 0) {
            return numeric(style(pick(List.of("0", "1", "49"))), text);
        }
        if (text.matches("0\\d{2,14}") && random.nextInt(3) == 0) {
            return numeric(style("0".repeat(text.length())), text.replaceFirst("^0+(?=.)", ""));
        }
        return exactText(random.nextInt(4) > 0 ? text : margin() + text + margin());
    }

    private String[] number(BigDecimal number) {
        String plain = number.toPlainString();
        return switch (random.nextInt(8)) {
            case 0 -> exactText(plain);
            case 1 -> exactText(mark() + (random.nextBoolean() ? plain : grouped(number)) + mark());
            case 2 -> numeric(style(pick(NUMBER_FORMATS)), scientific(number));
            case 3 -> numeric(style(pick(NUMBER_FORMATS)), plain + (plain.indexOf('.') < 0 ? ".0" : "000"));
            case 4 -> exactText(plain.startsWith("-") ? plain.substring(1) + "-" : "'" + plain);
            default -> numeric(random.nextBoolean() ? "" : style(pick(NUMBER_FORMATS)), plain);
        };
    }

    private String[] date(LocalDate day) {
        LocalDate zero = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        String serial = String.valueOf(ChronoUnit.DAYS.between(zero, day));
        return switch (random.nextInt(12)) {
            case 0 -> cell(" t=\"d\"" + style(pick(DATE_FORMATS)), "<v>" + day + "</v>");
            case 1 -> cell(" t=\"d\"" + style(pick(DATE_FORMATS)), "<v>" + day + "T00:00:00.000</v>");
            case 2 -> exactText(day.toString());
            case 3 -> exactText(mark() + day.format(DateTimeFormatter.ofPattern("d.M.uuuu")) + mark());
            case 4 ->
                exactText(day.format(DateTimeFormatter.ofPattern(
                        pick(List.of(
                                "d-MMM-uu",
                                "MMMM d, uuuu",
                                "d MMM uuuu",
                                "uuuu/M/d",
                                "uuuuMMdd",
                                "uuuu-MM-dd'T00:00:00'")),
                        Locale.ENGLISH)));
            case 5 -> numeric("", serial);
            case 6 -> numeric(style(pick(NUMBER_FORMATS)), day.toString().replace("-", ""));
            case 7 -> numeric(style(pick(DATE_FORMATS)), serial + ".0000001");
            default -> numeric(style(pick(DATE_FORMATS)), serial);
        };
    }

    private String[] numeric(String style, String number) {
        String value = "<v>" + number + "</v>";
        return switch (random.nextInt(5)) {
            case 0 -> cell(style + " t=\"n\"", value);
            case 1 -> cell(style, "<f>1*" + number + "</f>" + value);
            case 2 -> cell(style + " cm=\"1\"", "<f t=\"array\" ref=\"A1\">1*" + number + "</f>" + value);
            default -> cell(style, value);
        };
    }

    private static String scientific(BigDecimal number) {
        return number.unscaledValue() + "E" + -number.scale();
    }

    /** Groups of three digits, in a way that leaves no doubt about the decimals. */
    private String grouped(BigDecimal number) {
        String digits = String.format(Locale.ROOT, "%,.2f", number);
        if (new BigDecimal(digits.replace(",", "")).compareTo(number) != 0) {
            return number.toPlainString();
        }
        return switch (random.nextInt(4)) {
            case 0 -> digits.replace(',', '\u202f');
            case 1 -> digits.replace(',', '\'');
            case 2 -> digits.replace(",", " ").replace('.', ',');
            default -> digits.replace(',', '\u00a0');
        };
    }

    private String rich(String text) {
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        return "<r><t xml:space=\"preserve\">" + xml(text.substring(0, half)) + "</t></r><r><rPr><b/></rPr><t"
                + " xml:space=\"preserve\">" + xml(text.substring(half)) + "</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>カナ</t></rPh><phoneticPr fontId=\"1\"/>";
    }

    /** The text as XML, what looks like an escape of Excel's escaped, line ends in any of their forms. */
    private String xml(String text) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\u000b' || (c == '\t' && random.nextBoolean())) {
                xml.append("_x%04X_".formatted((int) c));
            } else if (c == '\n' && text.startsWith("\n\n", i)) {
                xml.append("\n\n");
                i++;
            } else if (c == '\n') {
                xml.append(pick(List.of("\n", "&#10;", "&#13;&#10;", "_x000D_\n", "_x000d__x000A_", "_x000D_")));
            } else if (c == '_') {
                xml.append("_x005F_");
            } else if (c == '<' || c == '&' || c == '>') {
                xml.append(c == '<' ? "&lt;" : c == '&' ? "&#38;" : "<![CDATA[>]]>");
            } else {
                boolean escape = c < 0xd800 && random.nextInt(40) == 0;
                xml.append(escape ? "_x%04X_".formatted((int) c) : String.valueOf(c));
            }
        }
        return xml.toString();
    }

    private String margin() {
        return random.nextBoolean() ? "" : pick(MARGINS);
    }

    private String mark() {
        return random.nextInt(4) == 0 ? pick(MARKS) : margin();
    }

    private String[] sharedText(String entry) {
        Integer known = shared.get(entry);
        int index = known == null ? shared.size() : known;
        shared.put(entry, index);
        return cell(" t=\"s\"", "<v>" + index + "</v>");
    }

    private String style(String format) {
        if (!formats.contains(format)) {
            formats.add(format);
        }
        return " s=\"" + formats.indexOf(format) + "\"";
    }

    private static String[] cell(String attributes, String content) {
        return new String[] {attributes, content};
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
