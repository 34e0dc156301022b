package dev.bidbook.desk;

import dev.bidbook.template.Role;
import java.util.Map;
import java.util.Set;

/**
 * Whose desk it is.
 *
 * @param person the name
 * @param roles what parts the person plays, by the ids of the programs in which there is one
 */
public record Reader(String person, Map<String, Set<Role>> roles) {}
