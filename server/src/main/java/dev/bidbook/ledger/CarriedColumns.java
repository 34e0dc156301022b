package dev.bidbook.ledger;

import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.ServerFact.EndOfChain;
import dev.bidbook.template.ServerFact.WeeksInARow;
import dev.bidbook.template.ServerFact.WeeksUnchanged;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns of a template have their cells from earlier sheets, or from the other cells. Immutable. */
final class CarriedColumns {

    private final List<Column> inherited = new ArrayList<>();
    private final List<Column> firstSeen = new ArrayList<>();
    private final List<Column> counting = new ArrayList<>();
    private final List<Column> chains = new ArrayList<>();
    private final Set<String> inheritedNames = new HashSet<>();
    private final Set<String> computedNames = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private final Map<String, Long> askedBy = new HashMap<>();

    CarriedColumns(Template template) {
        for (Column column : template.columns()) {
            ServerFact fact = column.fact();
            if (column.carryForward() != CarryForward.NO || fact == ServerFact.FIRST_SEEN) {
                inherited.add(column);
                inheritedNames.add(column.name());
                sources.add(column.name());
            }
            if (fact == ServerFact.FIRST_SEEN) {
                firstSeen.add(column);
                computedNames.add(column.name());
            }
            if (column.carryForward() == CarryForward.WHILE_ASKED) {
                askedBy.put(column.name(), askedBy(template, column));
            }
            if (fact instanceof WeeksInARow || fact instanceof WeeksUnchanged) {
                counting.add(column);
                computedNames.add(column.name());
                sources.add(column.name());
            } else if (fact instanceof EndOfChain chain) {
                chains.add(column);
                computedNames.add(column.name());
                links.add(chain.of());
                links.add(chain.next());
            }
            if (fact instanceof WeeksUnchanged unchanged) {
                sources.addAll(unchanged.of());
            }
        }
    }

    private static long askedBy(Template template, Column column) {
        long rules = 0;
        for (int i = 0; i < template.rules().size(); i++) {
            if (template.rules().get(i).concerns(column.name())) {
                rules |= 1L << i;
            }
        }
        return rules;
    }

    /** The columns whose cells are inherited until somebody writes them. */
    List<Column> inherited() {
        return inherited;
    }

    /** Those of them that say in which period a row came, where no earlier sheet says it. */
    List<Column> firstSeen() {
        return firstSeen;
    }

    /** The columns that count weeks. */
    List<Column> counting() {
        return counting;
    }

    /** The columns that are gone through the rows of the sheet for. */
    List<Column> chains() {
        return chains;
    }

    /** Whether the column's cells are inherited until somebody writes them. */
    boolean inherits(String column) {
        return inheritedNames.contains(column);
    }

    /** Whether the column's cells follow from others alone, so that nobody ever changes one. */
    boolean isComputed(String column) {
        return computedNames.contains(column);
    }

    /** Whether later sheets have something from the column's cells. */
    boolean isSource(String column) {
        return sources.contains(column);
    }

    /** Whether the column's cells make the chains. */
    boolean isLink(String column) {
        return links.contains(column);
    }

    /** Whether the column's cells are inherited only while a rule asks for them. */
    boolean isAsked(String column) {
        return askedBy.containsKey(column);
    }

    /** Whether one of the rules asks for the column, or keeps it. */
    boolean isAsked(String column, long rules) {
        return (askedBy.getOrDefault(column, 0L) & rules) != 0;
    }

    /** Whether anything comes from earlier sheets. */
    boolean comeFromEarlier() {
        return !sources.isEmpty();
    }

    /** Whether there is anything that follows. */
    boolean any() {
        return comeFromEarlier() || !chains.isEmpty();
    }
}
