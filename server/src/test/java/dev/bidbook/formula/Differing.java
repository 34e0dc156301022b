package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Formulas that two programs give different values.
 *
 * @param formulas how often, and one of the rows, by the formula
 */
record Differing(Map<String, String> formulas) {

    /** The programs write 15 digits, and not all round the last of them alike. */
    private static final double LAST_DIGIT = 1.01e-14;

    static Differing between(FormulaSheet sheet, List<@Nullable String[]> ours, List<@Nullable String[]> theirs) {
        assertThat(theirs).as(sheet.name()).hasSameSizeAs(ours);
        Map<String, String> differing = new LinkedHashMap<>();
        for (int c = 0; c < sheet.headers().size(); c++) {
            int count = 0;
            String first = "";
            for (int r = 0; r < ours.size(); r++) {
                String expected = String.valueOf(ours.get(r)[c]);
                String found = String.valueOf(theirs.get(r)[c]);
                if (!same(expected, found)) {
                    count++;
                    first = count == 1
                            ? expected + ", not " + found + ", where " + sheet.read(r, c, ours.get(r))
                            : first;
                }
            }
            if (count > 0) {
                differing.put(String.valueOf(sheet.formulas().get(c)), count + " rows; " + first);
            }
        }
        return new Differing(differing);
    }

    /** Takes away those of the formulas that differ, and tells which. */
    Set<String> takeAll(List<String> expected) {
        Set<String> taken = new TreeSet<>(formulas.keySet());
        taken.retainAll(Set.copyOf(expected));
        formulas.keySet().removeAll(taken);
        return taken;
    }

    private static boolean same(String expected, String found) {
        if (expected.equals(found)) {
            return true;
        } else if (expected.equals("#NUM!") && found.equals("#VALUE!")) {
            // So LibreOffice writes its own error that an argument is out of bounds.
            return true;
        }
        return isNumber(expected)
                && isNumber(found)
                && Math.abs(Double.parseDouble(expected) - Double.parseDouble(found))
                        <= LAST_DIGIT * Math.abs(Double.parseDouble(expected));
    }

    private static boolean isNumber(String shown) {
        return shown.matches("-?[0-9.]+");
    }
}
