package dev.bidbook.people;

import java.util.List;

/**
 * A person in a role of a program.
 *
 * @param name the name of the person, which is the name of the account
 * @param branches the branches to which the membership is limited; none: it is not limited
 */
public record Member(String name, List<String> branches) {

    /** A member, with a list that does not change. */
    public Member {
        branches = List.copyOf(branches);
    }

    /** A member for all branches. */
    public Member(String name) {
        this(name, List.of());
    }

    /** Whether the branch is one of this member's. */
    boolean has(String branch) {
        return branches.isEmpty() || branches.stream().anyMatch(mine -> mine.equalsIgnoreCase(branch));
    }
}
