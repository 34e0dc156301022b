package dev.bidbook.validation;

import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.validation.ReadingHints.DecimalMark;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people, other locales and other systems write them as text. */
final class NumberText {

    /** What a text turned out to be. */
    sealed interface Result {}

    /** One number, unmistakably or by the hint. */
    record Parsed(BigDecimal value) implements Result {}

    /** One number or another, depending on what the separator means. */
    record Ambiguous(BigDecimal grouped, BigDecimal decimal) implements Result {}

    /** No number. */
    enum None implements Result {
        NONE
    }

    private static final int LONGEST = 60;
    private static final int LARGEST_EXPONENT = 400;

    /** The spaces that part groups of digits: plain, no-break, figure, thin, narrow no-break. */
    private static final Pattern SPACES = Pattern.compile("[ \\u00a0\\u2007\\u2009\\u202f]");

    private static final Pattern PLAIN = Pattern.compile("\\d+(?:[.,]\\d*)?|[.,]\\d+");
    private static final Pattern EXPONENT = Pattern.compile("(\\d+(?:[.,]\\d*)?|[.,]\\d+)[eE]([+-]?\\d{1,3})");
    private static final Pattern POINT_GROUPS = Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3})+(?:,\\d*)?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d*)?");
    private static final Pattern SPACE_GROUPS = Pattern.compile("[1-9]\\d{0,2}(?: \\d{3})+(?:[.,]\\d*)?");
    private static final Pattern APOSTROPHE_GROUPS = Pattern.compile("[1-9]\\d{0,2}(?:['’]\\d{3})+(?:[.,]\\d*)?");
    /** One separator with three digits after it, and before it what may be a group. */
    private static final Pattern ONE_SEPARATOR = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private NumberText() {}

    /**
     * Reads a number.
     *
     * @param text the text without white space around it
     * @param money whether signs of currency and parentheses for negatives are taken
     * @param mark what is known of the decimal mark
     */
    static Result parse(String text, boolean money, DecimalMark mark) {
        if (text.length() > LONGEST) {
            return None.NONE;
        }
        Signed signed = Signed.of(YesNoCells.withoutApostrophe(text), money);
        if (signed == null) {
            return None.NONE;
        }
        String digits = SPACES.matcher(Spelling.plainDigits(signed.digits())).replaceAll(" ");
        if (mark == DecimalMark.UNKNOWN && ONE_SEPARATOR.matcher(digits).matches()) {
            return new Ambiguous(
                    signed.apply(new BigDecimal(digits.replaceAll("[.,]", ""))),
                    signed.apply(new BigDecimal(digits.replace(',', '.'))));
        }
        BigDecimal value = unsigned(digits, mark);
        return value == null ? None.NONE : new Parsed(signed.apply(value));
    }

    private static @Nullable BigDecimal unsigned(String digits, DecimalMark mark) {
        Matcher exponent = EXPONENT.matcher(digits);
        if (exponent.matches()) {
            int power = Integer.parseInt(exponent.group(2));
            return Math.abs(power) > LARGEST_EXPONENT
                    ? null
                    : decimal(exponent.group(1)).scaleByPowerOfTen(power);
        }
        boolean oneSeparator = ONE_SEPARATOR.matcher(digits).matches();
        if (COMMA_GROUPS.matcher(digits).matches() && !(oneSeparator && mark == DecimalMark.COMMA)) {
            return decimal(digits.replace(",", ""));
        } else if (POINT_GROUPS.matcher(digits).matches() && !(oneSeparator && mark == DecimalMark.POINT)) {
            return decimal(digits.replace(".", ""));
        } else if (SPACE_GROUPS.matcher(digits).matches()
                || APOSTROPHE_GROUPS.matcher(digits).matches()) {
            return decimal(digits.replaceAll("[ '’]", ""));
        }
        return PLAIN.matcher(digits).matches() ? decimal(digits) : null;
    }

    /** The decimal mark that the text shows beyond doubt, or {@link DecimalMark#UNKNOWN}. */
    static DecimalMark markOf(String text) {
        Signed signed = Signed.of(YesNoCells.withoutApostrophe(text), true);
        if (signed == null || text.length() > LONGEST) {
            return DecimalMark.UNKNOWN;
        }
        String digits = SPACES.matcher(Spelling.plainDigits(signed.digits())).replaceAll(" ");
        boolean telling = digits.matches(".*[.,].*")
                && !ONE_SEPARATOR.matcher(digits).matches()
                && unsigned(digits, DecimalMark.UNKNOWN) != null;
        if (!telling) {
            return DecimalMark.UNKNOWN;
        }
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        char separator = digits.charAt(last);
        boolean groups = digits.indexOf(separator) != last;
        return (separator == '.') != groups ? DecimalMark.POINT : DecimalMark.COMMA;
    }

    private static BigDecimal decimal(String digits) {
        String point = digits.replace(',', '.');
        return new BigDecimal(point.endsWith(".") ? point + "0" : point);
    }

    /** A number's digits apart from its sign and currency. */
    private record Signed(String digits, boolean negative) {

        BigDecimal apply(BigDecimal value) {
            return negative ? value.negate() : value;
        }

        static @Nullable Signed of(String text, boolean money) {
            String rest = text;
            boolean negative = false;
            if (money && rest.startsWith("(") && rest.endsWith(")")) {
                negative = true;
                rest = WhiteSpace.strip(rest.substring(1, rest.length() - 1));
            }
            String unpriced = money ? withoutCurrency(rest) : rest;
            int sign = signOf(unpriced);
            if (sign != 0) {
                if (negative) {
                    return null;
                }
                negative = sign < 0;
                boolean leads = "+-−".indexOf(unpriced.charAt(0)) >= 0;
                String unsigned = leads ? unpriced.substring(1) : unpriced.substring(0, unpriced.length() - 1);
                unpriced = WhiteSpace.strip(unsigned);
                // "-$ 12" as well as "$ -12".
                unpriced = money ? withoutCurrency(unpriced) : unpriced;
            }
            return unpriced.isEmpty() ? null : new Signed(unpriced, negative);
        }

        /** -1 or 1 for a sign before the digits, -1 for a minus after them (as SAP writes it), 0 for none. */
        private static int signOf(String text) {
            if (text.length() < 2) {
                return 0;
            }
            char first = text.charAt(0);
            char last = text.charAt(text.length() - 1);
            if (first == '-' || first == '−') {
                return -1;
            }
            return first == '+' ? 1 : last == '-' ? -1 : 0;
        }

        private static String withoutCurrency(String text) {
            String rest = text;
            if (!rest.isEmpty() && "$€£".indexOf(rest.charAt(0)) >= 0) {
                rest = rest.substring(1);
            } else if (!rest.isEmpty() && "$€£".indexOf(rest.charAt(rest.length() - 1)) >= 0) {
                rest = rest.substring(0, rest.length() - 1);
            }
            return WhiteSpace.strip(rest);
        }
    }
}
