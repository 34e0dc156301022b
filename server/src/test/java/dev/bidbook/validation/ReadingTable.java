package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.validation.ReadingHints.DayOrder;
import dev.bidbook.validation.ReadingHints.DecimalMark;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Examples of readings as pipe tables, in the documentation and in test data: cell, column, what is known, read as. */
final class ReadingTable {

    record Example(String cell, String column, String known, String readAs) {
        @Override
        public String toString() {
            return cell + " in a " + column + " column" + (known.isEmpty() ? "" : " (" + known + ")");
        }
    }

    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

    private ReadingTable() {}

    /** The rows of every table whose header begins with {@code In the cell}. */
    static List<Example> parse(String markdown) {
        List<Example> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : markdown.split("\n", -1)) {
            if (line.startsWith("| In the cell")) {
                inside = true;
            } else if (!line.startsWith("|")) {
                inside = false;
            } else if (inside && !line.startsWith("|-")) {
                List<String> cells =
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                examples.add(new Example(cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
            }
        }
        return examples;
    }

    /** What the example's cell is read as, written as the tables write it. */
    static String read(Example example) {
        Reading reading = CellReader.read(cell(example.cell()), column(example.column()), hints(example.known()));
        if (reading instanceof Reading.Value value) {
            return value.value().isBlank() ? "blank" : "`" + shown(value.value()) + "`";
        }
        Reading.Fault fault = (Reading.Fault) reading;
        return fault.type().id() + ": " + shown(fault.message()) + " " + fault.repair();
    }

    /** The text with what nobody can see written out. */
    private static String shown(String text) {
        return Pattern.compile("[\\u200E\\u200F\\uFFFD]")
                .matcher(text.replace("\n", "\\n"))
                .replaceAll(mark -> "\\\\u%04X".formatted((int) mark.group().charAt(0)));
    }

    private static String shown(CellValue value) {
        return shown(value.display());
    }

    static RawCell cell(String phrase) {
        Matcher quoted = QUOTED.matcher(phrase);
        String first = quoted.find() ? unescaped(quoted.group(1)) : "";
        String second = quoted.find() ? quoted.group(1) : "General";
        if (phrase.startsWith("text")) {
            return new RawCell.Text(first);
        } else if (phrase.startsWith("number")) {
            return new RawCell.Number(Double.parseDouble(first), second);
        } else if (phrase.startsWith("date cell")) {
            LocalDateTime moment = LocalDateTime.parse(first);
            double serial = ChronoUnit.SECONDS.between(LocalDateTime.of(1899, 12, 30, 0, 0), moment) / 86_400.0;
            return new RawCell.Moment(moment, serial, "yyyy-mm-dd");
        } else if (phrase.startsWith("error")) {
            return new RawCell.Fault(first);
        } else if (phrase.startsWith("formula, ")) {
            return new RawCell.Formula(cell(phrase.substring("formula, ".length())));
        }
        return switch (phrase) {
            case "TRUE" -> new RawCell.Truth(true);
            case "FALSE" -> new RawCell.Truth(false);
            case "nothing" -> RawCell.Blank.BLANK;
            default -> throw new IllegalArgumentException("no such cell: " + phrase);
        };
    }

    static Column column(String phrase) {
        String word = phrase.replaceAll(":.*", "");
        List<String> choices =
                phrase.contains(":") ? List.of(phrase.replaceAll(".*: ", "").split(", ")) : List.of();
        ColumnKind kind = Arrays.stream(ColumnKind.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind: " + word));
        return new Column(
                "Answer",
                kind,
                Origin.ENTRY,
                List.of(),
                choices,
                Set.of(),
                12,
                null,
                "",
                CarryForward.NO,
                null,
                null,
                false);
    }

    private static ReadingHints hints(String known) {
        return new ReadingHints(
                known.contains("day first")
                        ? DayOrder.DAY_FIRST
                        : known.contains("month first") ? DayOrder.MONTH_FIRST : DayOrder.UNKNOWN,
                known.contains("decimal point")
                        ? DecimalMark.POINT
                        : known.contains("decimal comma") ? DecimalMark.COMMA : DecimalMark.UNKNOWN,
                known.contains("1904"));
    }

    private static String unescaped(String text) {
        String plain = text.replace("\\r", "\r").replace("\\n", "\n");
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(plain)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }
}
