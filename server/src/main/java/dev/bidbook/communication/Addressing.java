package dev.bidbook.communication;

import dev.bidbook.people.Member;
import dev.bidbook.program.Program;
import dev.bidbook.template.Role;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the members of a program that somebody names, by their names or their roles. */
final class Addressing {

    /** To whom the week's findings go where nobody is named. */
    static final List<Role> USUAL = List.of(Role.SALES_SUPPORT_MANAGER, Role.RAM, Role.NAM);

    /** A letter to more people is no letter. */
    static final int MOST = 50;

    private static final int SHOWN = 60;

    private final Program program;
    private final AddressBook book;

    Addressing(Program program, AddressBook book) {
        this.program = program;
        this.book = book;
    }

    /**
     * The members, each once, in the order in which they are named.
     *
     * @param named roles and names; null for those to whom findings usually go
     * @param problems what is wrong with it is added here
     */
    List<Addressee> find(@Nullable List<String> named, List<Problem> problems) {
        Map<String, Map<Role, Member>> found = new LinkedHashMap<>();
        if (named == null) {
            USUAL.forEach(role -> add(role, found));
        } else {
            named.forEach(text -> add(text, found, problems));
        }
        if (found.isEmpty() && problems.isEmpty()) {
            problems.add(problem(
                    null,
                    "The program has no member to whom this could go.",
                    "Name a sales support manager, a RAM or a NAM among the program's members."));
        } else if (found.size() > MOST) {
            problems.add(problem(
                    null, "This would go to " + found.size() + " people.", "Name at most " + MOST + " of them."));
        }
        List<Addressee> all = new ArrayList<>();
        found.forEach((name, memberships) ->
                all.add(new Addressee(name, memberships, book.of(name).orElse(null))));
        return all;
    }

    private void add(Role role, Map<String, Map<Role, Member>> found) {
        program.members().getOrDefault(role, List.of()).forEach(member -> add(member.name(), found));
    }

    private void add(String name, Map<String, Map<Role, Member>> found) {
        found.put(name, membershipsOf(name));
    }

    private void add(String text, Map<String, Map<Role, Member>> found, List<Problem> problems) {
        Optional<Role> role = Role.named(text.strip());
        Optional<String> member = program.members().values().stream()
                .flatMap(List::stream)
                .map(Member::name)
                .filter(name -> name.equalsIgnoreCase(text.strip()))
                .findFirst();
        if (member.isPresent()) {
            add(member.get(), found);
        } else if (role.isEmpty()) {
            problems.add(problem(
                    shortened(text),
                    "\"" + shortened(text) + "\" is neither a role nor a member of the program.",
                    "Write a role such as RAM, or a member's name."));
        } else if (program.members().getOrDefault(role.get(), List.of()).isEmpty()) {
            problems.add(problem(
                    shortened(text),
                    "The program has no " + role.get().word() + ".",
                    "Name one among the program's members first."));
        } else {
            add(role.get(), found);
        }
    }

    private Map<Role, Member> membershipsOf(String name) {
        Map<Role, Member> memberships = new EnumMap<>(Role.class);
        program.members().forEach((role, members) -> members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .ifPresent(member -> memberships.put(role, member)));
        return Collections.unmodifiableMap(memberships);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static Problem problem(@Nullable String value, String message, String repair) {
        return new Problem(
                ProblemType.MALFORMED_REQUEST, new Place(null, null, null, "to"), value, null, message, repair);
    }
}
