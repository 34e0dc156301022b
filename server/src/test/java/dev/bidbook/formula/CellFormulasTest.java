package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import org.junit.jupiter.api.Test;

class CellFormulasTest {

    private static final String YAML =
            """
            template: lines
            version: 1
            key: [A]
            parameters: {x_1: 2}
            columns:
              - {name: A, kind: text}
              - {name: B c, kind: decimal}
              - {name: D, kind: decimal}
            """;

    @Test
    void columnsBecomeAddressesAndAllElseStays() throws Exception {
        assertThat(inCells("=\"[@A]\"&[@A]&T[[#this row],[A]:[B c]]")).isEqualTo("\"[@A]\"&K7&K7:L7");
        assertThat(inCells("=numbervalue([@D])+as_of*x_1")).isEqualTo("_xlfn.NUMBERVALUE(M7)+as_of*x_1");
    }

    @Test
    void aRangeSpansWhatLiesWithinItAndNotWhereItBegins() throws Exception {
        Template template = template();
        assertThat(CellFormulas.spans("=SUM([@[B c]:[D]])", template, 2)).isTrue();
        assertThat(CellFormulas.spans("=SUM([@[D]:[B c]])", template, 2)).isTrue();
        assertThat(CellFormulas.spans("=SUM([@[B c]:[D]])", template, 1)).isFalse();
        assertThat(CellFormulas.spans("=SUM([@[A]:[B c]])", template, 2)).isFalse();
        assertThat(CellFormulas.spans("=[@A]&[@D]", template, 1)).isFalse();
    }

    private static String inCells(String formula) throws Exception {
        return CellFormulas.inCells(formula, template(), position -> (char) ('K' + position) + "7");
    }

    private static Template template() throws Exception {
        return TemplateReader.read(YAML, "", "lines");
    }
}
