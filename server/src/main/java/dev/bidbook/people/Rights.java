package dev.bidbook.people;

import dev.bidbook.template.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a caller may do in a program: the one place that answers it. Immutable and thread-safe. */
public final class Rights {

    private static final Rights ALL = new Rights(Map.of(), true);

    private final Map<Role, Member> memberships;
    private final boolean all;

    private Rights(Map<Role, Member> memberships, boolean all) {
        this.memberships = memberships;
        this.all = all;
    }

    /** The rights of whoever may do everything: the one person of a server without accounts, or the server itself. */
    public static Rights all() {
        return ALL;
    }

    /** The rights of a caller in the program that has these members. */
    public static Rights of(Caller caller, Map<Role, List<Member>> members) {
        Map<Role, Member> mine = new EnumMap<>(Role.class);
        switch (caller.standing()) {
            case SOLE -> {
                return ALL;
            }
            case NOBODY, NEWCOMER -> {
                return new Rights(mine, false);
            }
            case ADMINISTRATOR -> mine.put(Role.ADMINISTRATOR, new Member(caller.name()));
            case PERSON -> {}
        }
        String name = Names.folded(caller.name());
        members.forEach((role, people) -> people.stream()
                .filter(member -> Names.folded(member.name()).equals(name))
                .forEach(member -> mine.merge(role, member, Rights::both)));
        return new Rights(mine, false);
    }

    /** Two memberships in one role: the branches of both. */
    private static Member both(Member one, Member other) {
        if (one.branches().isEmpty() || other.branches().isEmpty()) {
            return new Member(one.name());
        }
        List<String> branches = new ArrayList<>(one.branches());
        branches.addAll(other.branches());
        return new Member(one.name(), branches);
    }

    /** Whether nothing at all is refused. */
    public boolean isAll() {
        return all;
    }

    /** Whether the caller may do the act in the program; what is done on lines, at least on some branch's. */
    public boolean may(Act act) {
        return act.isOfProgram()
                && (all
                        || memberships.entrySet().stream()
                                .anyMatch(mine -> act.isFor(mine.getKey())
                                        && (act.worksWithBranches()
                                                || mine.getValue().branches().isEmpty())));
    }

    /**
     * Whether the caller may do the act on a line.
     *
     * @param branch the line's branch, or blank if it has none, which is then nobody's who is limited to branches
     */
    public boolean may(Act act, String branch) {
        return act.isOfProgram()
                && (all
                        || memberships.entrySet().stream()
                                .anyMatch(mine -> act.isFor(mine.getKey())
                                        && mine.getValue().has(branch)));
    }

    /**
     * Whether the caller may write cells of a column on some line.
     *
     * @param editors the roles that may write them; none: every role that may edit
     */
    public boolean mayEdit(Set<Role> editors) {
        return all || memberships.keySet().stream().anyMatch(role -> edits(role, editors));
    }

    /** Whether the caller may write the cell of a column on a line of that branch. */
    public boolean mayEdit(Set<Role> editors, String branch) {
        return all
                || memberships.entrySet().stream()
                        .anyMatch(mine ->
                                edits(mine.getKey(), editors) && mine.getValue().has(branch));
    }

    private static boolean edits(Role role, Set<Role> editors) {
        return Act.EDIT.isFor(role) && (editors.isEmpty() || editors.contains(role));
    }

    /** The caller's roles in the program, an administrator's included; none if everything is allowed anyway. */
    public Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(memberships.keySet());
        return Collections.unmodifiableSet(roles);
    }

    /** Whether the caller may do the act on lines of all branches. */
    public boolean isUnlimited(Act act) {
        return all
                || memberships.entrySet().stream()
                        .anyMatch(mine -> act.isFor(mine.getKey())
                                && mine.getValue().branches().isEmpty());
    }

    /** The branches to which the caller is limited in the act, in alphabetical order; none also if there is no limit. */
    public Set<String> branches(Act act) {
        Set<String> branches = new TreeSet<>();
        if (!isUnlimited(act)) {
            memberships.forEach((role, member) -> {
                if (act.isFor(role)) {
                    branches.addAll(member.branches());
                }
            });
        }
        return branches;
    }

    /** What the caller may do in the program, in the order of {@link Act}. */
    public List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        for (Act act : Act.values()) {
            if (may(act)) {
                acts.add(act);
            }
        }
        return acts;
    }
}
