package dev.bidbook.people;

import static dev.bidbook.template.Role.ADMINISTRATOR;
import static dev.bidbook.template.Role.BUYER;
import static dev.bidbook.template.Role.CATEGORY_MANAGER;
import static dev.bidbook.template.Role.CUSTOMER_READER;
import static dev.bidbook.template.Role.DEMAND_PLANNER;
import static dev.bidbook.template.Role.IMPLEMENTATION_MANAGER;
import static dev.bidbook.template.Role.NAM;
import static dev.bidbook.template.Role.RAM;
import static dev.bidbook.template.Role.SALES_SUPPORT_MANAGER;
import static dev.bidbook.template.Role.SUPPLY_CHAIN_SPECIALIST;

import dev.bidbook.template.Role;
import java.util.Locale;
import java.util.Set;

/** What can be done, and by whom: the table of rights. {@code docs/people.md} shows it, and a test compares the two. */
public enum Act {
    /** Ask whether the server is well, sign in, read what is no secret. */
    CALL("call the server", Reach.ANYBODY),
    /** Change one's own password, see who one is, sign out. It may be done with a one-time password, too. */
    KEEP_ACCOUNT("keep one's own account", Reach.SIGNED_IN),
    /** Read the templates and the list of one's programs, make tokens of one's own. */
    BE_HERE("be signed in", Reach.SIGNED_IN),
    /** Make, change and deactivate accounts, and read the audit trail. */
    ADMINISTER("administer accounts, read the audit trail", Reach.SERVER),
    /** Make a program. */
    FOUND("make a program", Reach.SERVER),

    /** Read everything of a program. Whoever may not does not learn that there is such a program. */
    SEE(
            "see",
            Reach.PROGRAM,
            SUPPLY_CHAIN_SPECIALIST,
            SALES_SUPPORT_MANAGER,
            IMPLEMENTATION_MANAGER,
            RAM,
            NAM,
            CATEGORY_MANAGER,
            BUYER,
            DEMAND_PLANNER,
            CUSTOMER_READER,
            ADMINISTRATOR),
    /** Write cells, as far as their columns are open to one's role, and undo what one could write again. */
    EDIT(
            "edit or undo",
            Reach.LINES,
            SUPPLY_CHAIN_SPECIALIST,
            SALES_SUPPORT_MANAGER,
            IMPLEMENTATION_MANAGER,
            RAM,
            NAM,
            CATEGORY_MANAGER,
            BUYER,
            DEMAND_PLANNER),
    /** Write into sheets whose lines become orders, bids or messages once they are filled. */
    ISSUE(
            "issue transfers, bids and notices",
            Reach.LINES,
            SUPPLY_CHAIN_SPECIALIST,
            SALES_SUPPORT_MANAGER,
            IMPLEMENTATION_MANAGER,
            CATEGORY_MANAGER,
            BUYER,
            DEMAND_PLANNER),
    /** Comment on lines, ask and resolve. */
    COMMENT(
            "comment",
            Reach.LINES,
            SUPPLY_CHAIN_SPECIALIST,
            SALES_SUPPORT_MANAGER,
            IMPLEMENTATION_MANAGER,
            RAM,
            NAM,
            CATEGORY_MANAGER,
            BUYER,
            DEMAND_PLANNER),
    /** Import reports and awards, and undo imports. */
    IMPORT("import", Reach.PROGRAM, SUPPLY_CHAIN_SPECIALIST, SALES_SUPPORT_MANAGER, IMPLEMENTATION_MANAGER),
    /** Complete a week. */
    COMPLETE("complete a week", Reach.PROGRAM, SUPPLY_CHAIN_SPECIALIST, SALES_SUPPORT_MANAGER, IMPLEMENTATION_MANAGER),
    /** Send the week's findings to people. */
    COMMUNICATE("communicate", Reach.PROGRAM, SUPPLY_CHAIN_SPECIALIST, SALES_SUPPORT_MANAGER, IMPLEMENTATION_MANAGER),
    /** Sign a week or the hand-off, or withdraw one's signature. */
    SIGN("sign", Reach.LINES, RAM, NAM),
    /** Begin the hand-off, and bring a program forth or back in its life. */
    HAND_OFF("hand off", Reach.PROGRAM, SALES_SUPPORT_MANAGER, IMPLEMENTATION_MANAGER, RAM, NAM),
    /** Change a program's name, customer and parameters. */
    MANAGE("change the program", Reach.PROGRAM, IMPLEMENTATION_MANAGER, ADMINISTRATOR),
    /** Say who is a member of a program, in which role. */
    APPOINT("appoint members", Reach.PROGRAM, ADMINISTRATOR);

    /** Within what an act is done. */
    public enum Reach {
        /** Anybody at all may do it. */
        ANYBODY,
        /** Whoever is signed in may do it. */
        SIGNED_IN,
        /** Only administrators of the server may do it. */
        SERVER,
        /** A member may do it in a program, by a role that is not limited to branches. */
        PROGRAM,
        /** A member may do it on lines of a program: all of them, or those of the branches of the membership. */
        LINES
    }

    private final String words;
    private final Reach reach;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which never changes
    private final Set<Role> roles;

    Act(String words, Reach reach, Role... roles) {
        this.words = words;
        this.reach = reach;
        this.roles = Set.of(roles);
    }

    /** What it is called in messages and in the documentation. */
    public String words() {
        return words;
    }

    /** Within what it is done. */
    public Reach reach() {
        return reach;
    }

    /** The name in the API: {@code hand-off}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is done within a program. */
    public boolean isOfProgram() {
        return reach == Reach.PROGRAM || reach == Reach.LINES;
    }

    /** Whether members in that role may do it. */
    public boolean isFor(Role role) {
        return roles.contains(role);
    }

    /** Whether a membership that is limited to branches is enough: for reading, and for what is done on lines. */
    boolean worksWithBranches() {
        return reach == Reach.LINES || this == SEE;
    }
}
