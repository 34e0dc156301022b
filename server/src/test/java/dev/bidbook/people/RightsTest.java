package dev.bidbook.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.people.Caller.Standing;
import dev.bidbook.template.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final Caller MARA = new Caller("Mara Lindqvist", Standing.PERSON, "p1");

    private final Map<Role, List<Member>> members = new EnumMap<>(Role.class);

    @Test
    void whoeverIsNoMemberMayNothing() {
        members.put(Role.RAM, List.of(new Member("June Okafor")));

        assertThat(Rights.of(MARA, members).acts()).isEmpty();
        assertThat(Rights.of(MARA, members).mayEdit(Set.of())).isFalse();
    }

    @Test
    void namesAreComparedAsAccountsAre() {
        members.put(Role.BUYER, List.of(new Member("  mara   LINDQVIST ")));

        assertThat(Rights.of(MARA, members).acts()).containsExactly(Act.SEE, Act.EDIT, Act.ISSUE, Act.COMMENT);
    }

    @Test
    void aMemberOfBranchesDoesNothingThatConcernsTheWholeProgram() {
        members.put(Role.SUPPLY_CHAIN_SPECIALIST, List.of(new Member("Mara Lindqvist", List.of("STL", "MKE"))));
        Rights rights = Rights.of(MARA, members);

        assertThat(rights.acts()).containsExactly(Act.SEE, Act.EDIT, Act.ISSUE, Act.COMMENT);
        assertThat(rights.branches(Act.EDIT)).containsExactly("MKE", "STL");
        assertThat(rights.mayEdit(Set.of(), "stl")).isTrue();
        assertThat(rights.mayEdit(Set.of(), "PVD")).isFalse();
        assertThat(rights.mayEdit(Set.of(), "")).isFalse();
        assertThat(rights.may(Act.SEE)).isTrue();
    }

    @Test
    void theBranchesOfOneRoleSayNothingOfAnother() {
        members.put(Role.SUPPLY_CHAIN_SPECIALIST, List.of(new Member("Mara Lindqvist", List.of("STL"))));
        members.put(Role.RAM, List.of(new Member("Mara Lindqvist", List.of("MKE"))));
        Rights rights = Rights.of(MARA, members);

        assertThat(rights.may(Act.SIGN, "MKE")).isTrue();
        assertThat(rights.may(Act.SIGN, "STL")).isFalse();
        assertThat(rights.mayEdit(Set.of(Role.RAM), "STL")).isFalse();
        assertThat(rights.branches(Act.SIGN)).containsExactly("MKE");
    }

    @Test
    void anAdministratorOfTheServerManagesEveryProgramAndSignsNone() {
        Rights rights = Rights.of(new Caller("Ada", Standing.ADMINISTRATOR, "p2"), members);

        assertThat(rights.acts()).containsExactly(Act.SEE, Act.MANAGE, Act.APPOINT);
    }

    @Test
    void aOneTimePasswordGivesNoRights() {
        members.put(Role.NAM, List.of(new Member("Mara Lindqvist")));
        Caller newcomer = new Caller("Mara Lindqvist", Standing.NEWCOMER, "p1");

        assertThat(Rights.of(newcomer, members).acts()).isEmpty();
        assertThat(newcomer.may(Act.BE_HERE)).isFalse();
        assertThat(newcomer.may(Act.KEEP_ACCOUNT)).isTrue();
    }

    @Test
    void withoutAccountsEverythingIsAllowed() {
        Rights rights = Rights.of(Caller.sole("local"), members);

        assertThat(rights.acts())
                .containsExactlyElementsOf(
                        Arrays.stream(Act.values()).filter(Act::isOfProgram).toList());
        assertThat(rights.mayEdit(Set.of(Role.NAM), "anywhere")).isTrue();
    }

    @Test
    void thePageShowsTheTableOfRights() throws Exception {
        String roles = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(" | "));
        StringBuilder table =
                new StringBuilder("| | " + roles + " |\n|---" + "|:-:".repeat(Role.values().length) + "|\n");
        for (Act act : Act.values()) {
            if (act.isOfProgram()) {
                table.append("| ").append(act.words()).append(act.reach() == Act.Reach.LINES ? " \u2020" : "");
                for (Role role : Role.values()) {
                    table.append(act.isFor(role) ? " | x" : " | ");
                }
                table.append(" |\n");
            }
        }
        Path page = Path.of("docs/people.md");
        assertThat(Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page)))
                .contains(table.toString());
    }
}
