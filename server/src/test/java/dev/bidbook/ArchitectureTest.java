package dev.bidbook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plan of the house: which room may know which, and who alone uses a library. */
class ArchitectureTest {

    private static final String ROOT = "dev.bidbook";

    /** The package of the rooms' packages, which puts them together. */
    private static final String WIRING = "";

    /** A room and the rooms it may know; {@code sheet} is known to all but the database. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("sheet", List.of()),
            Map.entry("spreadsheet", List.of("sheet")),
            Map.entry("template", List.of("sheet")),
            Map.entry("formula", List.of("template", "sheet")),
            Map.entry("validation", List.of("formula", "template", "spreadsheet", "sheet")),
            Map.entry("workbook", List.of("validation", "formula", "template", "spreadsheet", "sheet")),
            Map.entry("intake", List.of("validation", "template", "spreadsheet", "sheet")),
            Map.entry("database", List.of()),
            Map.entry("ledger", List.of("validation", "formula", "template", "sheet", "database")),
            Map.entry("finding", List.of("ledger", "formula", "template", "sheet", "database")),
            Map.entry("derivation", List.of("ledger", "formula", "validation", "template", "sheet", "database")),
            Map.entry(
                    "review",
                    List.of(
                            "finding",
                            "derivation",
                            "ledger",
                            "workbook",
                            "intake",
                            "validation",
                            "formula",
                            "template",
                            "spreadsheet",
                            "sheet",
                            "database")),
            Map.entry("audit", List.of("database")),
            Map.entry("people", List.of("audit", "template", "sheet", "database")),
            Map.entry("program", List.of("review", "people", "audit", "validation", "template", "sheet", "database")),
            Map.entry(
                    "http",
                    List.of(
                            "addin",
                            "certificate",
                            "program",
                            "people",
                            "audit",
                            "review",
                            "finding",
                            "ledger",
                            "workbook",
                            "intake",
                            "validation",
                            "template",
                            "spreadsheet",
                            "sheet",
                            "database")),
            Map.entry("demo", List.of("sheet")),
            Map.entry("addin", List.of()),
            Map.entry("certificate", List.of()),
            Map.entry(
                    WIRING,
                    List.of(
                            "derivation",
                            "program",
                            "people",
                            "audit",
                            "review",
                            "finding",
                            "workbook",
                            "ledger",
                            "formula",
                            "template",
                            "spreadsheet",
                            "sheet",
                            "database")),
            Map.entry("settings", List.of("addin", "http", "people", "spreadsheet")),
            Map.entry(
                    "command",
                    List.of(
                            WIRING,
                            "settings",
                            "addin",
                            "certificate",
                            "demo",
                            "http",
                            "audit",
                            "program",
                            "people",
                            "audit",
                            "review",
                            "ledger",
                            "formula",
                            "validation",
                            "template",
                            "spreadsheet",
                            "sheet",
                            "database")));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @TestFactory
    List<DynamicTest> aRoomKnowsOnlyTheRoomsOfThePlan() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        packageOf(arrow.getKey()), () -> checkArrows(arrow.getKey(), arrow.getValue())))
                .toList();
    }

    private static void checkArrows(String room, List<String> mayKnow) {
        List<String> allowed = mayKnow.stream().map(ArchitectureTest::packageOf).toList();
        classes()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("are of the rooms " + mayKnow) {
                    @Override
                    public boolean test(JavaClass known) {
                        String name = known.getPackageName();
                        return !name.startsWith(ROOT) || name.equals(packageOf(room)) || allowed.contains(name);
                    }
                })
                .check(PRODUCT);
    }

    private static String packageOf(String room) {
        return room.equals(WIRING) ? ROOT : ROOT + "." + room;
    }

    @Test
    void everyPackageIsARoomOfThePlan() {
        Set<String> rooms = new TreeSet<>();
        PRODUCT.forEach(type -> rooms.add(type.getPackageName()));
        Assertions.assertThat(rooms)
                .containsExactlyInAnyOrderElementsOf(ARROWS.keySet().stream()
                        .map(ArchitectureTest::packageOf)
                        .toList());
    }

    @Test
    void thereAreNoCirclesBetweenRooms() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void onlyHttpUsesJavalin() {
        onlyUserOf("io.javalin..", "http");
        onlyUserOf("org.eclipse.jetty..", "http");
    }

    @Test
    void onlyFormulaUsesPoisFormulaEngine() {
        onlyUserOf("org.apache.poi.ss.formula..", "formula");
    }

    @Test
    void onlyWorkbookUsesPoisWorkbooks() {
        onlyUserOf("org.apache.poi.xssf..", "workbook");
    }

    @Test
    void onlyTheDatabaseOpensConnections() {
        onlyUserOf("com.zaxxer..", "database");
        onlyUserOf("org.flywaydb..", "database");
        onlyUserOf("org.sqlite..", "database");
    }

    @Test
    void onlyCertificateMakesAndReadsCertificates() {
        onlyUserOf("org.bouncycastle.cert..", "certificate");
        onlyUserOf("org.bouncycastle.openssl..", "certificate");
    }

    @Test
    void onlyPeopleKeepsSecretsAndChecksTokensOfOthers() {
        onlyUserOf("com.nimbusds..", "people");
        onlyUserOf("org.bouncycastle.crypto..", "people");
    }

    @Test
    void sqlIsSpokenOnlyInStores() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".database")
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .areTopLevelClasses()
                .should()
                .accessClassesThat()
                .haveFullyQualifiedName("org.jdbi.v3.core.statement.Query")
                .orShould()
                .accessClassesThat()
                .haveFullyQualifiedName("org.jdbi.v3.core.statement.Update")
                .orShould()
                .accessClassesThat()
                .resideInAPackage("java.sql..")
                .check(PRODUCT);
    }

    @Test
    void noRoomIsADrawerForEverything() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        Arrays.stream(new String[] {"util", "common", "service", "manager", "impl", "dto", "helper"})
                                .map(name -> ROOT + ".." + name + "..")
                                .toArray(String[]::new))
                .check(PRODUCT);
    }

    private static void onlyUserOf(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(PRODUCT);
    }
}
