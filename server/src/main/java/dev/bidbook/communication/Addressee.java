package dev.bidbook.communication;

import dev.bidbook.mail.MailAddress;
import dev.bidbook.template.Role;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A member to whom something is told.
 *
 * @param name who
 * @param roles the parts that the member plays in the program, at least one
 * @param address where mail goes, or null if that is not known
 */
public record Addressee(String name, Set<Role> roles, @Nullable MailAddress address) {

    /** The roles' words, parted by commas. */
    String roleWords() {
        return roles.stream().map(Role::word).collect(Collectors.joining(", "));
    }
}
