package dev.bidbook.desk;

import dev.bidbook.template.Role;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What somebody is in a program.
 *
 * @param roles the parts that are played there
 * @param plays whether one of some roles is played for the lines of a branch; the branch is empty for lines without one
 */
public record Part(Set<Role> roles, BiPredicate<Set<Role>, String> plays) {

    /** Parts that are played for the lines of all branches. */
    public static Part everywhere(Set<Role> roles) {
        return new Part(roles, (wanted, branch) -> wanted.stream().anyMatch(roles::contains));
    }
}
