package dev.bidbook.communication;

import dev.bidbook.communication.Pack.Line;
import dev.bidbook.communication.Pack.OfRule;
import dev.bidbook.communication.Pack.Section;
import dev.bidbook.communication.Pack.SectionLine;
import dev.bidbook.communication.Pack.Told;
import dev.bidbook.finding.Finding;
import dev.bidbook.program.Program;
import dev.bidbook.review.Editing;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Column;
import dev.bidbook.template.Communication;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts a sheet's findings into words. Used once. */
final class PackReading {

    private static final int MOST_TOLD = 50;
    private static final int MOST_RANKED = 10;
    /** Of one rule; past that the workbook is the place to look. */
    private static final int MOST_OF_RULE = 200;

    private final Template template;
    private final Communication communication;
    private final SheetContent content;
    private final List<Finding> findings;
    private final Map<RowKey, Row> rows = new LinkedHashMap<>();
    private final Map<RowKey, Set<String>> titles = new LinkedHashMap<>();
    private final List<Integer> shown;

    /**
     * A sheet's pack.
     *
     * @param content the sheet with its formulas computed
     * @param findings its findings, closed ones included
     */
    PackReading(Template template, SheetContent content, List<Finding> findings) {
        this.template = template;
        this.communication = template.communication();
        this.content = content;
        this.findings = findings;
        content.rows().forEach(row -> rows.put(row.key(), row));
        findings.stream().filter(Finding::isOpen).forEach(finding -> titles.computeIfAbsent(
                        finding.key(), key -> new TreeSet<>())
                .add(finding.rule().title()));
        List<Integer> positions = new ArrayList<>(template.key());
        communication.show().stream()
                .map(template::positionOf)
                .filter(position -> !positions.contains(position))
                .forEach(positions::add);
        this.shown = List.copyOf(positions);
    }

    /**
     * The pack.
     *
     * @param fills the cells of which whoever reads it is told
     * @param whole whether findings are told one by one, too
     */
    Pack pack(Program program, LocalDate today, List<Preview.Fill> fills, boolean whole) {
        List<Finding> open = findings.stream().filter(Finding::isOpen).toList();
        List<OfRule> rules = template.rules().stream()
                .map(this::ofRule)
                .filter(rule -> rule.open() + rule.closed() > 0)
                .toList();
        String rank = communication.rankBy();
        return new Pack(
                template.title(),
                program.name(),
                program.customer(),
                content.id().toString(),
                content.id().period().text(),
                Words.days(content.id().period()),
                content.revision(),
                Words.day(today),
                content.rows().size(),
                open.size(),
                (int) open.stream().filter(Finding::waits).count(),
                rules.stream().mapToInt(OfRule::fresh).sum(),
                rules.stream().mapToInt(OfRule::closed).sum(),
                (int) open.stream().filter(Finding::escalated).count(),
                rules,
                told(fills),
                shown.stream()
                        .map(position -> template.columns().get(position).name())
                        .toList(),
                rank == null ? List.of() : lines(ranked(titles.keySet()), MOST_RANKED),
                rank == null ? "" : rank,
                whole ? sections() : List.of());
    }

    private OfRule ofRule(Rule rule) {
        List<Finding> of = findings.stream()
                .filter(finding -> finding.rule().id().equals(rule.id()))
                .toList();
        List<Finding> open = of.stream().filter(Finding::isOpen).toList();
        return new OfRule(
                rule.title(),
                rule.severity().word(),
                open.size(),
                (int) open.stream().filter(Finding::waits).count(),
                (int) open.stream()
                        .filter(finding -> finding.opened().equals(content.id().period()))
                        .count(),
                of.size() - open.size(),
                open.isEmpty()
                        ? ""
                        : Words.age(open.stream().mapToInt(Finding::age).max().orElse(1)));
    }

    private List<Told> told(List<Preview.Fill> fills) {
        Map<String, List<RowKey>> byColumn = fills.stream()
                .collect(Collectors.groupingBy(
                        Preview.Fill::column,
                        LinkedHashMap::new,
                        Collectors.mapping(Preview.Fill::key, Collectors.toList())));
        List<Told> told = new ArrayList<>();
        byColumn.forEach((column, keys) -> told.add(
                new Told(column, keys.size(), lines(ranked(keys), MOST_TOLD), Math.max(0, keys.size() - MOST_TOLD))));
        return told;
    }

    /** The rows of these keys that are in the sheet, the ones that matter most first. */
    private List<Row> ranked(Iterable<RowKey> keys) {
        List<Row> ranked = new ArrayList<>();
        for (RowKey key : keys) {
            Row row = rows.get(key);
            if (row != null) {
                ranked.add(row);
            }
        }
        String rank = communication.rankBy();
        if (rank != null) {
            int position = template.positionOf(rank);
            ranked.sort(
                    Comparator.comparingDouble((Row row) -> -number(row.values().get(position)))
                            .thenComparing(Row::key));
        }
        return ranked;
    }

    private static double number(CellValue value) {
        return value instanceof CellValue.Number number ? number.value() : Double.NEGATIVE_INFINITY;
    }

    private List<Line> lines(List<Row> of, int most) {
        return of.stream()
                .limit(most)
                .map(row -> new Line(cells(row), String.join("; ", titles.getOrDefault(row.key(), Set.of()))))
                .toList();
    }

    private List<Pack.Cell> cells(Row row) {
        return shown.stream()
                .map(position -> Words.cell(row.values().get(position)))
                .toList();
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (Rule rule : template.rules()) {
            List<Finding> open = findings.stream()
                    .filter(finding -> finding.isOpen() && finding.rule().id().equals(rule.id()))
                    .filter(finding -> rows.containsKey(finding.key()))
                    .sorted(Comparator.comparingInt(Finding::age).reversed().thenComparing(Finding::key))
                    .toList();
            if (!open.isEmpty()) {
                sections.add(new Section(
                        rule.title(),
                        rule.ask(),
                        open.size(),
                        rule.asksFor(),
                        open.stream()
                                .limit(MOST_OF_RULE)
                                .map(finding -> line(finding, rule))
                                .toList(),
                        Math.max(0, open.size() - MOST_OF_RULE)));
            }
        }
        return sections;
    }

    private SectionLine line(Finding finding, Rule rule) {
        Row row = rows.get(finding.key());
        if (row == null) {
            throw new IllegalStateException("only findings of rows that are there are told");
        }
        String owner = finding.owner();
        List<Pack.Cell> answers = rule.asksFor().stream()
                .map(column -> Words.cell(row.values().get(template.positionOf(column))))
                .toList();
        return new SectionLine(
                cells(row), Words.age(finding.age()), owner == null ? "" : owner, answers, finding.waits());
    }

    /** The cells that are filled when this is told to these members, in the order of the sheet. */
    List<Preview.Fill> fills(Collection<Addressee> addressees) {
        List<Preview.Fill> fills = new ArrayList<>();
        for (Communication.Told told : communication.told()) {
            Column column = template.columns().get(template.positionOf(told.column()));
            Set<RowKey> asking = findings.stream()
                    .filter(finding ->
                            finding.isOpen() && finding.rule().asksFor().contains(column.name()))
                    .map(Finding::key)
                    .collect(Collectors.toSet());
            rows.values().stream()
                    .filter(row -> asking.contains(row.key()) && isBlank(row, column.name()))
                    .filter(row -> told.needs().stream().noneMatch(needed -> isBlank(row, needed)))
                    .filter(row -> addressees.stream()
                            .anyMatch(addressee -> addressee.isOneOf(told.to(), Editing.branch(template, row.key()))))
                    .forEach(row -> fills.add(new Preview.Fill(row.key(), column.name())));
        }
        return fills;
    }

    private boolean isBlank(Row row, String column) {
        return row.values().get(template.positionOf(column)).isBlank();
    }
}
