package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[$-409]d/m/yyyy;@",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                "[h]:mm",
                "[ss].000",
                "mm:ss.0",
                "h:mm:ss,000",
                "[$-D07041E]d mmm bbbb",
                "[$-411]ge.m.d",
                "ggge",
                "\"on\" d",
                "[Red]d/m;;;@",
                "[>=45000]d/m/yyyy;0",
                "General;d/m",
                "YYYY"
            })
    void showsADate(String code) {
        assertThat(NumberFormats.isDate(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "Standard",
                "General\" d\"",
                "0.00E+00",
                "##0.0E+0",
                "#,##0 USD",
                "0 \"days\"",
                "0\\d",
                "[Magenta]0;[Red]-0",
                "[$USD] #,##0.00",
                "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
                "#,##0_d",
                "*d0",
                "@",
                "",
                "\"yyyy",
                "# ?/?",
                "[hx]0"
            })
    void showsNoDate(String code) {
        assertThat(NumberFormats.isDate(code)).isFalse();
    }
}
