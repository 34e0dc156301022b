package dev.bidbook.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The digest that is signed: the example of {@code docs/sign-offs.md}, and what the digest is under. */
class DigestTest {

    private static final Path PAGE = Path.of(Files.isDirectory(Path.of("docs")) ? "docs" : "../docs", "sign-offs.md");
    private static final SheetId SHEET = new SheetId("weekly-review", "northline", new Period.Week(2026, 47));
    private static final Map<String, Double> PARAMETERS = Map.of("cover_weeks", 4.0);
    private static final String YAML =
            """
            template: weekly-review
            version: 1
            key: [Part Number, Branch, Bid ID]
            parameters: {cover_weeks: 4}
            columns:
              - {name: Part Number, kind: text}
              - {name: Branch, kind: text}
              - {name: Bid ID, kind: text}
              - {name: Annualized Qty, kind: whole number}
              - {name: Required, kind: whole number, formula: "=[@[Annualized Qty]]/52*cover_weeks"}
              - {name: Unit Cost, kind: money}
              - {name: ETA, kind: date, origin: entry}
              - {name: Comment, kind: text, origin: entry}
              - {name: Confirmed, kind: yes/no, origin: entry}
              - {name: Seen at, kind: date and time, origin: entry}
              - {name: First seen, fact: first seen}
              - {name: Gone since, fact: gone since}
            """;
    private static final Template TEMPLATE = template(YAML);

    private static final List<CellValue> PUMP = List.of(
            text("BSK-12345"),
            text("STL"),
            text("BA-26-0417"),
            new CellValue.Number(520),
            new CellValue.Number(40),
            new CellValue.Number(12.5),
            new CellValue.Date(LocalDate.of(2026, 12, 1)),
            text("Called the supplier.\nAnswer on Friday."),
            Blank.BLANK,
            Blank.BLANK,
            text("2026-W45"),
            Blank.BLANK);
    private static final List<CellValue> VALVE = List.of(
            text("CB-8243"),
            text("MCI"),
            text("BA-26-0417"),
            new CellValue.Number(26),
            Blank.BLANK,
            Blank.BLANK,
            Blank.BLANK,
            Blank.BLANK,
            new CellValue.YesNo(true),
            new CellValue.DateTime(LocalDateTime.of(2026, 11, 18, 9, 30)),
            text("2026-W46"),
            text("2026-W47"));

    @Test
    void thePagesExampleIsRightByThePageAlone() throws Exception {
        String sheet = blocks("sheet").get(0);
        List<String> rows =
                sheet.lines().filter(line -> line.startsWith("row\t")).toList();

        assertThat(blocks("row").stream().map(row -> "row\t" + sha256(row)).toList())
                .isEqualTo(rows);
        assertThat(sha256(sheet)).isEqualTo(blocks("digest").get(0).strip());
    }

    @Test
    void theServerGivesTheDigestOfThePagesExample() throws Exception {
        assertThat(digest(TEMPLATE, List.of(PUMP, VALVE), Coverage.ALL))
                .isEqualTo(blocks("digest").get(0).strip());
    }

    @Test
    void theOrderOfRowsAndColumnsDoesNotMatter() throws Exception {
        String comment = "  - {name: Comment, kind: text, origin: entry}\n";
        Template moved = template(
                YAML.replace(comment, "").replace("  - {name: Part Number", comment + "  - {name: Part Number"));
        List<CellValue> pump = new ArrayList<>(PUMP);
        pump.add(0, pump.remove(7));
        List<CellValue> valve = new ArrayList<>(VALVE);
        valve.add(0, valve.remove(7));

        assertThat(digest(moved, List.of(valve, pump), Coverage.ALL))
                .isEqualTo(digest(TEMPLATE, List.of(PUMP, VALVE), Coverage.ALL));
    }

    @Test
    void formulasAndWhatOnlyTellsTheTimeAreNotSigned() {
        List<CellValue> later = new ArrayList<>(PUMP);
        later.set(4, new CellValue.Number(41));
        later.set(10, text("2026-W44"));

        assertThat(digest(TEMPLATE, List.of(later, VALVE), Coverage.ALL))
                .isEqualTo(digest(TEMPLATE, List.of(PUMP, VALVE), Coverage.ALL));
    }

    @Test
    void anotherBranchsRowsAreAnotherSignersAndTheBranchesAreSigned() {
        Coverage louis = Coverage.of(List.of("stl"));
        List<CellValue> other = new ArrayList<>(VALVE);
        other.set(3, new CellValue.Number(27));

        assertThat(digest(TEMPLATE, List.of(PUMP, other), louis))
                .isEqualTo(digest(TEMPLATE, List.of(PUMP, VALVE), louis))
                .isNotEqualTo(digest(TEMPLATE, List.of(PUMP), Coverage.ALL))
                .isNotEqualTo(digest(TEMPLATE, List.of(PUMP), Coverage.of(List.of("STL", "MCI"))));
    }

    @Test
    void aTextThatLooksLikeANumberOrADateIsNone() {
        List<CellValue> texts = new ArrayList<>(PUMP);
        texts.set(3, text("520"));
        List<CellValue> dates = new ArrayList<>(PUMP);
        dates.set(6, text("2026-12-01"));

        assertThat(List.of(
                        digest(TEMPLATE, List.of(PUMP), Coverage.ALL),
                        digest(TEMPLATE, List.of(texts), Coverage.ALL),
                        digest(TEMPLATE, List.of(dates), Coverage.ALL)))
                .doesNotHaveDuplicates();
    }

    private static String digest(Template template, List<List<CellValue>> rows, Coverage coverage) {
        List<Row> all = new ArrayList<>();
        rows.forEach(values -> all.add(new Row(all.size() + 1, template.keyOf(values), values)));
        return Fingerprint.of(template, 3, all).digest(SHEET, coverage, PARAMETERS, List.of());
    }

    private static CellValue text(String text) {
        return new CellValue.Text(text);
    }

    private static Template template(String yaml) {
        try {
            return TemplateReader.read(yaml, "", "weekly-review");
        } catch (dev.bidbook.template.TemplateRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> blocks(String name) throws Exception {
        List<String> blocks = new ArrayList<>();
        Matcher block =
                Pattern.compile("```" + name + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
