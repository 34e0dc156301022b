package dev.bidbook.signoff;

import dev.bidbook.template.Template;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a sheet a signature is under.
 *
 * @param branches the branches whose rows they are, in capitals; null for all rows of the sheet
 */
public record Coverage(@Nullable SortedSet<String> branches) {

    /** All rows. */
    public static final Coverage ALL = new Coverage((SortedSet<String>) null);

    /** The rows of these branches, however they are spelt. */
    public static Coverage of(Collection<String> branches) {
        return new Coverage(branches.stream().map(Coverage::folded).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The position of the column that says whose branch a row is, or null where rows belong to no branch. */
    static @Nullable Integer position(Template template) {
        int part = template.branchPart();
        return part < 0 ? null : template.key().get(part);
    }

    static String folded(String branch) {
        return branch.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether all rows that the other is under are among those of this one. */
    public boolean includes(Coverage other) {
        return branches == null || (other.branches != null && branches.containsAll(other.branches));
    }

    /** Whether it is under all rows of the sheet. */
    public boolean isWhole() {
        return branches == null;
    }

    /** Whether it is under the rows of that branch, given in capitals; rows without a branch are the empty text's. */
    boolean covers(String branch) {
        return branches == null || branches.contains(branch);
    }
}
