package dev.bidbook.program;

import dev.bidbook.people.Member;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a program; null leaves a thing as it is (in a new program: its default).
 *
 * @param name what people call it
 * @param customer whose it is
 * @param phase the words of a phase
 * @param members members by the words of a role; replaces the members of the roles it names
 * @param parameters values by the name of a template's parameter; a null value returns to the template's
 */
public record ProgramChange(
        @Nullable String name,
        @Nullable String customer,
        @Nullable String phase,
        @Nullable Map<String, List<Member>> members,
        @Nullable Map<String, @Nullable Double> parameters) {}
