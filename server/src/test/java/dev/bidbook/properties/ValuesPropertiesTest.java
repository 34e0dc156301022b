package dev.bidbook.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import dev.bidbook.validation.ReadingHints.DayOrder;
import dev.bidbook.validation.ReadingHints.DecimalMark;
import dev.bidbook.workbook.WorkbookIdentity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.Test;

/** Values, keys, addresses and periods, and the texts that stand for them. */
final class ValuesPropertiesTest {

    private static final List<String> PIECES = List.of(
            "1",
            "0",
            "9",
            "12",
            "2026",
            "000",
            ".",
            ",",
            "-",
            "/",
            ":",
            " ",
            "T",
            "e",
            "E",
            "+",
            "(",
            ")",
            "$",
            "€",
            "%",
            "'",
            "’",
            "Jan",
            "March",
            "Sept",
            "PM",
            "am",
            "Z",
            "W",
            "W47",
            "yes",
            "nein",
            "\u00a0",
            "\u2212",
            "\u202f",
            "x",
            "|",
            "\\",
            "\ud83d",
            "\ud83d\ude00",
            "\u0000",
            "\r",
            "\n",
            "\ufeff",
            "ﬁ",
            "İ",
            "ß",
            "١");

    @Test
    void whatAPersonReadsIsReadAsTheSameValue() {
        RandomCases.of(getClass(), "whatAPersonReadsIsReadAsTheSameValue", 3000).check(draw -> {
            Column column = column(draw.of(ColumnKind.values()), List.of("open", "a b", "TRUE", "7"));
            CellValue value = RandomValues.filled(draw, column);
            draw.tell(column.kind() + " " + value);
            // A group of three digits after a point may be thousands: the rest of a column tells, and here there is
            // none.
            ReadingHints hints = new ReadingHints(DayOrder.UNKNOWN, DecimalMark.POINT, draw.oneIn(2));
            Reading reading = CellReader.read(new RawCell.Text(value.display()), column, hints);
            boolean tooLong = column.kind().isNumeric()
                    && (value.display().length() > 60 || Math.abs(((CellValue.Number) value).value()) >= 1e15);
            if (!tooLong || reading instanceof Reading.Value) {
                assertThat(reading).isEqualTo(new Reading.Value(value));
            }
        });
    }

    @Test
    void anyCellIsAValueOrAFault() {
        RandomCases.of(getClass(), "anyCellIsAValueOrAFault", 5000)
                .withinSeconds(5)
                .check(draw -> {
                    Column column = column(draw.of(ColumnKind.values()), List.of("open", "a b", "İ", "7"));
                    RawCell cell = raw(draw, 0);
                    ReadingHints hints =
                            new ReadingHints(draw.of(DayOrder.values()), draw.of(DecimalMark.values()), draw.oneIn(2));
                    draw.tell(column.kind() + " " + cell + " " + hints);
                    Reading reading = CellReader.read(cell, column, hints);
                    if (reading instanceof Reading.Value value) {
                        assertThat(value.value().display()).isNotNull();
                    } else {
                        assertThat(((Reading.Fault) reading).message()).isNotEmpty();
                    }
                    assertThat(CellReader.display(cell)).isNotNull();
                });
    }

    @Test
    void differentKeysAreDifferentTexts() {
        RandomCases.of(getClass(), "differentKeysAreDifferentTexts", 3000).check(draw -> {
            List<String> one = parts(draw);
            List<String> other = draw.oneIn(2) ? parts(draw) : draw.shuffled(one);
            RowKey key = key(one);
            assertThat(key.parts()).isEqualTo(one);
            assertThat(key.equals(key(other))).isEqualTo(one.equals(other));
            assertThat(new RowKey(text(draw)).parts()).isNotEmpty();
        });
    }

    @Test
    void periodsAreReadAsTheyAreWrittenAndSortAsTimeGoes() {
        RandomCases.of(getClass(), "periodsAreReadAsTheyAreWrittenAndSortAsTimeGoes", 3000)
                .check(draw -> {
                    Period one = period(draw);
                    Period other = period(draw);
                    Period.Kind kind = one instanceof Period.Week ? Period.Kind.WEEK : Period.Kind.MONTH;
                    assertThat(kind.parse(one.text())).isEqualTo(Optional.of(one));
                    if (one.getClass() == other.getClass()) {
                        int byDay = one.lastDay()
                                .orElseThrow()
                                .compareTo(other.lastDay().orElseThrow());
                        assertThat(Integer.signum(one.text().compareTo(other.text())))
                                .isEqualTo(Integer.signum(byDay));
                    }
                    for (Period.Kind each : Period.Kind.values()) {
                        String text = draw.oneIn(2) ? text(draw) : Mutations.of(draw, one.text());
                        draw.tell(each + " " + text);
                        each.parse(text)
                                .ifPresent(period -> assertThat(period.text()).isEqualTo(text));
                    }
                });
    }

    @Test
    void addressesAreThoseOfASpreadsheet() {
        RandomCases.of(getClass(), "addressesAreThoseOfASpreadsheet", 2000).check(draw -> {
            CellAddress address = new CellAddress(draw.between(1, 1_048_576), draw.below(16_384));
            CellReference reference = new CellReference(address.toString());
            assertThat(new CellAddress(reference.getRow() + 1, reference.getCol()))
                    .isEqualTo(address);
        });
    }

    @Test
    void aCopyIsKnownByWhateverTellsIt() {
        RandomCases.of(getClass(), "aCopyIsKnownByWhateverTellsIt", 1000)
                .withinSeconds(5)
                .check(draw -> {
                    WorkbookIdentity identity = new WorkbookIdentity(
                            draw.of("c1", "k3v9q2"),
                            draw.of("weekly-review", "t"),
                            draw.between(1, 999),
                            draw.of("northline", "a.b_c"),
                            draw.of("2026-W47", "BA-26-0417"),
                            draw.below(1_000_000));
                    assertThat(WorkbookIdentity.ofProperties(identity.properties()))
                            .contains(identity);
                    assertThat(WorkbookIdentity.ofTitleText(text(draw) + " " + identity.titleText() + " " + text(draw)))
                            .contains(identity);
                    assertThat(WorkbookIdentity.ofTitleText(Mutations.of(draw, identity.titleText())))
                            .isNotNull();
                });
    }

    private static RawCell raw(Draw draw, int depth) {
        return switch (draw.below(depth == 0 ? 7 : 6)) {
            case 0 -> new RawCell.Text(text(draw));
            case 1 -> new RawCell.Number(number(draw), draw.of("General", "0", "00000", "@", "0%"));
            case 2 ->
                new RawCell.Moment(
                        LocalDateTime.of(
                                LocalDate.ofEpochDay(draw.below(3_000_000) - 30_000),
                                java.time.LocalTime.of(draw.below(24), 5)),
                        number(draw),
                        "yyyy");
            case 3 -> new RawCell.Truth(draw.oneIn(2));
            case 4 -> new RawCell.Fault(draw.of("#N/A", "#REF!", ""));
            case 5 -> RawCell.Blank.BLANK;
            default -> new RawCell.Formula(raw(draw, 1));
        };
    }

    private static double number(Draw draw) {
        double any = Double.longBitsToDouble(draw.bits());
        return draw.oneIn(2)
                ? draw.of(0.0, -0.0, 1.5, 46_083.0, 60.0, 20_260_302.0, 1e308, 4.9E-324)
                : Double.isFinite(any) ? any : 1;
    }

    private static List<String> parts(Draw draw) {
        List<String> parts = new ArrayList<>();
        for (int i = draw.between(1, 3); i > 0; i--) {
            parts.add(draw.of("a", "b|", "\\", "|", "a\\|", "", "\\\\|"));
        }
        return parts;
    }

    private static RowKey key(List<String> parts) {
        return RowKey.of(parts.stream().map(CellValue::ofText).toList());
    }

    private static Period period(Draw draw) {
        LocalDate day = LocalDate.of(1990, 1, 1).plusDays(draw.below(80_000));
        return draw.oneIn(2) ? new Period.Month(java.time.YearMonth.from(day)) : Period.Week.of(day);
    }

    private static String text(Draw draw) {
        StringBuilder text = new StringBuilder();
        for (int i = draw.below(9); i > 0; i--) {
            text.append(draw.of(PIECES));
        }
        return text.toString();
    }

    private static Column column(ColumnKind kind, List<String> choices) {
        return new Column(
                "Answer",
                kind,
                Origin.ENTRY,
                List.of(),
                kind == ColumnKind.CHOICE ? choices : List.of(),
                Set.of(),
                10,
                null,
                "",
                CarryForward.NO,
                null,
                null,
                false);
    }
}
