package dev.bidbook.communication;

import dev.bidbook.mail.MailAddress;
import dev.bidbook.people.Member;
import dev.bidbook.template.Role;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A member to whom something is told.
 *
 * @param name who
 * @param memberships the parts that the member plays in the program, at least one, and in which branches
 * @param address where mail goes, or null if that is not known
 */
public record Addressee(String name, Map<Role, Member> memberships, @Nullable MailAddress address) {

    /** The parts that the member plays in the program. */
    public Set<Role> roles() {
        return memberships.keySet();
    }

    /**
     * Whether the member plays one of these parts for a line.
     *
     * @param branch the line's branch, or empty if it has none
     */
    boolean isOneOf(Set<Role> wanted, String branch) {
        return memberships.entrySet().stream()
                .anyMatch(mine -> wanted.contains(mine.getKey())
                        && (mine.getValue().branches().isEmpty()
                                || mine.getValue().branches().stream().anyMatch(branch::equalsIgnoreCase)));
    }

    /** The roles' words, parted by commas. */
    String roleWords() {
        return roles().stream().map(Role::word).collect(Collectors.joining(", "));
    }
}
