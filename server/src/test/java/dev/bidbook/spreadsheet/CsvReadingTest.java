package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.RawCell.Blank.BLANK;
import static dev.bidbook.spreadsheet.Reads.refusal;
import static dev.bidbook.spreadsheet.Reads.row;
import static dev.bidbook.spreadsheet.Reads.rows;
import static dev.bidbook.spreadsheet.Reads.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReadingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    private Path file(String content, Charset charset) throws Exception {
        return Files.write(folder.resolve("file"), content.getBytes(charset));
    }

    private Path file(String content) throws Exception {
        return file(content, StandardCharsets.UTF_8);
    }

    @Test
    void allCellsAreTextAndRowsMayDifferInWidth() throws Exception {
        assertThat(rows(file("\ufeffa,b\r\n\"1\n2\",\"x\"\"y\",3\r\n\r\n007,,\r\n")))
                .containsExactly(
                        row(1, text("a"), text("b")),
                        row(2, text("1\n2"), text("x\"y"), text("3")),
                        row(4, text("007")));
    }

    @Test
    void theSeparatorIsToldFromTheContent() throws Exception {
        assertThat(rows(file("a;b\n1,5;2,5\n"))).contains(row(2, text("1,5"), text("2,5")));
        assertThat(rows(file("a\tb\n1\t2,2\n"))).contains(row(2, text("1"), text("2,2")));
        assertThat(rows(file("a|b\n|2\n"))).contains(row(2, BLANK, text("2")));
        assertThat(rows(file("sep=;\na,b;c\n"))).containsExactly(row(1, text("a,b"), text("c")));
    }

    @Test
    void theCharacterSetIsToldFromTheContent() throws Exception {
        assertThat(rows(file("caf\u00e9,b", Charset.forName("windows-1252"))))
                .containsExactly(row(1, text("caf\u00e9"), text("b")));
        assertThat(rows(file("\ufeffcaf\u00e9,b", StandardCharsets.UTF_16LE)))
                .containsExactly(row(1, text("caf\u00e9"), text("b")));
        assertThat(rows(file("\ufeffcaf\u00e9,b", StandardCharsets.UTF_16BE)))
                .containsExactly(row(1, text("caf\u00e9"), text("b")));
    }

    @Test
    void aQuotationMarkWithoutEndIsDamage() throws Exception {
        assertThat(refusal(file("a,b\n\"1,2\n3,4\n")))
                .hasMessage("The file is damaged: from line 2 on, its quotation marks do not pair up.");
    }
}
