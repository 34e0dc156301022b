package dev.bidbook.desk;

import dev.bidbook.template.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whose desk it is.
 *
 * @param person the name
 * @param parts what the person is, by the ids of the programs in which there is something
 */
public record Reader(String person, Map<String, Part> parts) {

    /** The roles that the person has, by the ids of the programs. */
    public Map<String, Set<Role>> roles() {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        parts.forEach((program, part) -> roles.put(program, part.roles()));
        return roles;
    }
}
