package dev.bidbook.workbook;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the formulas of {@link FindingFormulas} give, made of what the server found. The same rules hold on many rows, so
 * that each text is made once. Not thread-safe.
 */
final class FindingTexts {

    private static final int MOST_REMEMBERED = 4096;

    private final Template template;
    private final RulePlaces places;
    private final Map<RowVerdict, Cells> remembered = new HashMap<>();
    private final XmlBuffer xml = new XmlBuffer();

    /** What stands in the cells of one row, ready to be written. Nobody changes the arrays. */
    static final class Cells {
        final byte[] findings;
        final byte[][] codes;

        private Cells(byte[] findings, byte[][] codes) {
            this.findings = findings;
            this.codes = codes;
        }
    }

    FindingTexts(Layout layout) {
        this.template = layout.template();
        this.places = layout.rules();
    }

    /** The cells of a row. */
    Cells of(RowVerdict verdict) throws IOException {
        @Nullable Cells known = remembered.get(verdict);
        if (known == null) {
            if (remembered.size() == MOST_REMEMBERED) {
                remembered.clear();
            }
            known = made(verdict);
            remembered.put(verdict, known);
        }
        return known;
    }

    private Cells made(RowVerdict verdict) throws IOException {
        byte[][] codes = new byte[places.groups().size()][];
        for (int i = 0; i < codes.length; i++) {
            List<Integer> rules = places.groups().get(i);
            codes[i] = new byte[rules.size()];
            for (int j = 0; j < rules.size(); j++) {
                codes[i][j] = (byte) (verdict.isAnswered(rules.get(j)) ? '2' : verdict.holds(rules.get(j)) ? '1' : '0');
            }
        }
        xml.clear();
        xml.text(text(template, verdict));
        return new Cells(Arrays.copyOf(xml.array(), xml.length()), codes);
    }

    /** The names of a row's findings: those that wait for an answer first. */
    static String text(Template template, RowVerdict verdict) {
        List<String> open = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        for (int i = 0; i < template.rules().size(); i++) {
            Rule rule = template.rules().get(i);
            if (verdict.isOpen(i)) {
                open.add(FindingFormulas.OPEN + rule.title());
            } else if (verdict.holds(i)) {
                answered.add(FindingFormulas.ANSWERED + rule.title());
            }
        }
        open.addAll(answered);
        return String.join(FindingFormulas.BETWEEN, open);
    }
}
