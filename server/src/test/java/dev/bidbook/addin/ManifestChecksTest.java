package dev.bidbook.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our manifest passes every check, and each of a set of broken ones fails exactly one. */
class ManifestChecksTest {

    private static final ServerAddress ADDRESS =
            ServerAddress.of("https://localhost:8443").orElseThrow();
    private static final String OURS = new AddIn().manifest(ADDRESS);
    private static final String FORM = "VersionOverrides/Hosts/Host/DesktopFormFactor/";
    private static final String TAB = FORM + "ExtensionPoint/CustomTab Bidbook.Tab/";

    private record Broken(String how, UnaryOperator<String> change, String problem) {}

    private static final List<Broken> BROKEN = List.of(
            new Broken(
                    "anElementOutOfOrder",
                    text -> swap(text, "  <Version>1.0.0.0</Version>\n", "  <ProviderName>Bidbook</ProviderName>\n"),
                    "Version: Version stands after ProviderName. Put it before; the order is Id, AlternateId, Version,"
                            + " ProviderName, DefaultLocale, DisplayName, Description, IconUrl,"
                            + " HighResolutionIconUrl, SupportUrl, AppDomains, Hosts, Requirements, DefaultSettings,"
                            + " Permissions, Dictionary, VersionOverrides, ExtendedOverrides."),
            new Broken(
                    "theLabelOfTheTabBeforeItsGroups",
                    text -> text.replace("<Label resid=\"Tab.Label\"/>", "")
                            .replace(
                                    "<CustomTab id=\"Bidbook.Tab\">",
                                    "<CustomTab id=\"Bidbook.Tab\"><Label resid=\"Tab.Label\"/>")
                            .replaceFirst(
                                    "(?s)<Group id=\"Bidbook.Check.Group\">.*<Group id=\"Bidbook.Help.Group\">.*?</Group>",
                                    ""),
                    TAB
                            + "Group Bidbook.Week.Group: Group stands after Label. Put it before; the order is Group, Label."),
            new Broken(
                    "anElementThatBelongsElsewhere",
                    text -> text.replace("<Permissions>", "<Rule/><Permissions>"),
                    "Rule: Rule does not belong into OfficeApp. Take it out; OfficeApp holds Id, AlternateId, Version,"
                            + " ProviderName, DefaultLocale, DisplayName, Description, IconUrl,"
                            + " HighResolutionIconUrl, SupportUrl, AppDomains, Hosts, Requirements, DefaultSettings,"
                            + " Permissions, Dictionary, VersionOverrides, ExtendedOverrides."),
            new Broken(
                    "anElementMissing",
                    text -> text.replace("<Permissions>ReadWriteDocument</Permissions>", ""),
                    "OfficeApp: There is no Permissions in it. Write one."),
            new Broken(
                    "anElementTwice",
                    text -> text.replace("<Permissions>", "<Permissions>Restricted</Permissions><Permissions>"),
                    "Permissions: Permissions stands more than once. Keep one of them."),
            new Broken(
                    "anIdThatIsNone",
                    text -> text.replaceFirst("<Id>[^<]*", "<Id>bidbook"),
                    "Id: It is not a UUID. Write 32 hexadecimal digits in the groups 8-4-4-4-12."),
            new Broken(
                    "aVersionThatIsNone",
                    text -> text.replace("<Version>1.0.0.0", "<Version>1.0-SNAPSHOT"),
                    "Version: It is not a version. Write one to four numbers with dots, such as 1.0.0.0."),
            new Broken(
                    "aRequirementThatIsTooLow",
                    text -> text.replace("MinVersion=\"1.14\"", "MinVersion=\"1.9\""),
                    "Requirements/Sets: The requirement set ExcelApi 1.14 is not stated. Write <Set Name=\"ExcelApi\""
                            + " MinVersion=\"1.14\"/>."),
            new Broken(
                    "aRequirementThatIsNotStated",
                    text -> text.replace("Name=\"SharedRuntime\"", "Name=\"DialogApi\""),
                    "Requirements/Sets: The requirement set SharedRuntime 1.1 is not stated. Write <Set"
                            + " Name=\"SharedRuntime\" MinVersion=\"1.1\"/>."),
            new Broken(
                    "aReferenceToNothing",
                    text -> text.replace("<bt:String id=\"Pull.Tip\"", "<bt:String id=\"Pull.Hint\""),
                    TAB + "Group Bidbook.Week.Group/Control Bidbook.Pull/Supertip/Description: It refers to Pull.Tip,"
                            + " which is not among the LongStrings. Add it to the Resources, or correct the reference."),
            new Broken(
                    "aLabelThatIsALongText",
                    text -> text.replace("<Label resid=\"Submit.Label\"/>", "<Label resid=\"Submit.Tip\"/>"),
                    TAB
                            + "Group Bidbook.Share.Group/Control Bidbook.Submit/Label: It refers to Submit.Tip, which is not"
                            + " among the ShortStrings. Add it to the Resources, or correct the reference."),
            new Broken(
                    "anIdOfAResourceThatIsTooLong",
                    text -> text.replace("History.Label", "TheHistoryOfTheCellThatIsSelected"),
                    "VersionOverrides/Resources/ShortStrings: The id \"TheHistoryOfTheCellThatIsSelected\" has 33"
                            + " characters. Write an id of 1 to 32 characters, also where it is referred to."),
            new Broken(
                    "anIdOfAResourceThatStandsTwice",
                    text -> text.replace(
                            "<bt:ShortStrings>", "<bt:ShortStrings><bt:String id=\"Home.Url\" DefaultValue=\"a\"/>"),
                    "VersionOverrides/Resources/Urls: The id Home.Url stands more than once. Give each resource its own."),
            new Broken(
                    "aLabelThatIsTooLong",
                    text -> text.replace("DefaultValue=\"Pull\"", "DefaultValue=\"" + "a".repeat(126) + "\""),
                    "VersionOverrides/Resources/ShortStrings/String Pull.Label: The text has 126 characters. Write 1 to"
                            + " 125 characters."),
            new Broken(
                    "aScreenTipThatIsTooLong",
                    text -> text.replaceFirst("(id=\"Pull.Tip\" DefaultValue=\")[^\"]*", "$1" + "a".repeat(251)),
                    "VersionOverrides/Resources/LongStrings/String Pull.Tip: The text has 251 characters. Write 1 to 250"
                            + " characters."),
            new Broken(
                    "aTextThatIsBlank",
                    text -> text.replace("<DisplayName DefaultValue=\"Bidbook\"/>", "<DisplayName DefaultValue=\"\"/>"),
                    "DisplayName: The text has 0 characters. Write 1 to 125 characters."),
            new Broken(
                    "anAddressWithoutHttps",
                    text -> text.replace("Url=\"https://", "Url=\"http://"),
                    "ExtendedOverrides: The address does not begin with https://, or is longer than 2048 characters. Serve"
                            + " it by https and write that address."),
            new Broken(
                    "anIconWithoutHttps",
                    text -> text.replace("<IconUrl DefaultValue=\"https:", "<IconUrl DefaultValue=\"http:"),
                    "IconUrl: The address does not begin with https://, or is longer than 2048 characters. Serve it by"
                            + " https and write that address."),
            new Broken(
                    "anAddressOnAnotherServer",
                    text -> text.replace(
                            "<SupportUrl DefaultValue=\"https://localhost:8443",
                            "<SupportUrl DefaultValue=\"https://example.com"),
                    "SupportUrl: The address is on another server than the ones before. Keep all on"
                            + " https://localhost:8443."),
            new Broken(
                    "twoButtonsWithOneId",
                    text -> text.replace("id=\"Bidbook.Refresh\"", "id=\"Bidbook.Pull\""),
                    TAB + "Group Bidbook.Week.Group/Control Bidbook.Pull: Another tab, group or button has the same id."
                            + " Give each its own."),
            new Broken(
                    "anIdThatIsTooLong",
                    text -> text.replace("id=\"Bidbook.Tab\"", "id=\"" + "t".repeat(126) + "\""),
                    FORM + "ExtensionPoint/CustomTab " + "t".repeat(126) + ": Its id has 126 characters. Write 1 to 125"
                            + " characters."),
            new Broken(
                    "tooManyGroups",
                    ManifestChecksTest::withElevenGroups,
                    FORM + "ExtensionPoint/CustomTab Bidbook.Tab: It has 11 groups. Excel shows 10 at most; take the"
                            + " others out."),
            new Broken(
                    "tooManyButtonsInAGroup",
                    ManifestChecksTest::withSevenButtons,
                    TAB + "Group Bidbook.Help.Group: It has 7 buttons. Excel shows 6 at most; take the others out."),
            new Broken(
                    "aButtonThatDoesNothing",
                    text -> text.replace("<FunctionName>bidbookPull</FunctionName>", ""),
                    TAB + "Group Bidbook.Week.Group/Control Bidbook.Pull/Action: The action of the type"
                            + " \"ExecuteFunction\" does not say what it does. An ExecuteFunction has a FunctionName, a"
                            + " ShowTaskpane a SourceLocation."),
            new Broken(
                    "aRuntimeThatDoesNotStay",
                    text -> text.replace("lifetime=\"long\"", "lifetime=\"short\""),
                    "VersionOverrides/Hosts/Host/Runtimes: There is not exactly one Runtime with the lifetime long. Write"
                            + " one; it keeps the pane's page loaded."),
            new Broken(
                    "aButtonThatShowsAnotherPage",
                    text -> text.replace(
                            "<SourceLocation resid=\"Pane.Url\"/>", "<SourceLocation resid=\"Home.Url\"/>"),
                    TAB
                            + "Group Bidbook.Help.Group/Control Bidbook.Help/Action/SourceLocation: It names another page than"
                            + " the Runtime. Name the Runtime's page, and show parts of it by functions."),
            new Broken(
                    "anIconWithoutASize",
                    text -> text.replaceFirst("<bt:Image size=\"80\" resid=\"Icon.pull.80\"/>", ""),
                    TAB
                            + "Group Bidbook.Week.Group/Control Bidbook.Pull/Icon: It has no picture of 80 pixels. Excel wants"
                            + " 16, 32 and 80."),
            new Broken(
                    "aHighResolutionIconThatIsDropped",
                    text -> text.replaceFirst("  <HighResolutionIconUrl [^>]*/>\n", ""),
                    "OfficeApp: There is no HighResolutionIconUrl in it. Write one."),
            new Broken(
                    "aHighResolutionIconOfAnotherSize",
                    text -> text.replaceFirst("(<HighResolutionIconUrl DefaultValue=\"[^\"]*)-64\\.png", "$1-32.png"),
                    "HighResolutionIconUrl: The picture at https://localhost:8443/addin/icons/bidbook-32.png has 32 × 32"
                            + " pixels. It should have 64 × 64."),
            new Broken(
                    "aButtonWithoutASupertip",
                    text -> text.replaceFirst(
                            "(?s)(<Control [^>]*id=\"Bidbook.Pull\">.*?)<Supertip>.*?</Supertip>\\s*", "$1"),
                    TAB + "Group Bidbook.Week.Group/Control Bidbook.Pull: There is no Supertip in it. Write one."),
            new Broken(
                    "shortcutsThatAreNotThere",
                    text -> text.replace("/addin/shortcuts.json", "/addin/keys.json"),
                    "ExtendedOverrides: It does not name the file with the shortcuts. Write the server's address and"
                            + " /addin/shortcuts.json."),
            new Broken(
                    "shortcutsThatAreDropped",
                    text -> text.replaceFirst("\\s*<ExtendedOverrides[^>]*(/>|>\\s*</ExtendedOverrides>)", ""),
                    "OfficeApp: There is no ExtendedOverrides in it. Write one."),
            new Broken(
                    "anIconThatIsNotThere",
                    text -> text.replaceFirst("pull-32\\.png", "push-32.png"),
                    TAB + "Group Bidbook.Week.Group/Control Bidbook.Pull/Icon/Image: There is no PNG at"
                            + " https://localhost:8443/addin/icons/push-32.png. Put one there, or correct the address."),
            new Broken(
                    "anIconOfAnotherSize",
                    text -> text.replaceFirst("pull-32\\.png", "pull-64.png"),
                    TAB + "Group Bidbook.Week.Group/Control Bidbook.Pull/Icon/Image: The picture at"
                            + " https://localhost:8443/addin/icons/pull-64.png has 64 × 64 pixels. It should have 32 × 32."),
            new Broken(
                    "somethingThatIsNoXml",
                    text -> text.replace("</Permissions>", "</Permission>"),
                    "Line 24: It is not well-formed XML. Mend it there, or have it made anew by \"bidbook manifest\"."),
            new Broken(
                    "aDocumentType",
                    text -> text.replace(
                            "<OfficeApp", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><OfficeApp"),
                    "Line 2: It is not well-formed XML. Mend it there, or have it made anew by \"bidbook manifest\"."),
            new Broken(
                    "anotherKindOfAddIn",
                    text -> text.replace("xsi:type=\"TaskPaneApp\"", "xsi:type=\"MailApp\""),
                    "OfficeApp: It is not the manifest of a task pane add-in. The root is an OfficeApp of the namespace"
                            + " http://schemas.microsoft.com/office/appforoffice/1.1 and the type TaskPaneApp."));

    @Test
    void oursPassesEveryCheck() {
        assertThat(ManifestChecks.problems(OURS)).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoFault() {
        assertThat(ManifestChecks.problems("\uFEFF" + OURS)).isEmpty();
    }

    @TestFactory
    List<DynamicTest> eachBrokenManifestFailsExactlyOneCheck() {
        return BROKEN.stream()
                .map(broken -> DynamicTest.dynamicTest(broken.how(), () -> {
                    String text = broken.change().apply(OURS);
                    assertThat(text).isNotEqualTo(OURS);
                    assertThat(ManifestChecks.problems(text))
                            .extracting(ManifestProblem::toString)
                            .containsExactly(broken.problem());
                }))
                .toList();
    }

    @Test
    void aPictureThatIsNoPngIsTold() {
        List<ManifestProblem> problems = new ManifestChecks(address -> Optional.of(new byte[40])).of(OURS);

        assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem.fault())
                .startsWith("There is no PNG at "));
    }

    private static String swap(String text, String first, String second) {
        return text.replace(first + second, second + first);
    }

    private static String group(String text, String id) {
        int start = text.indexOf("<Group id=\"" + id + "\">");
        return text.substring(start, text.indexOf("</Group>", start) + "</Group>".length());
    }

    private static String withElevenGroups(String text) {
        String help = group(text, "Bidbook.Help.Group");
        StringBuilder groups = new StringBuilder(help);
        for (int i = 0; i < 7; i++) {
            groups.append(help.replace("Bidbook.Help", "Bidbook.Help" + i));
        }
        return text.replace(help, groups);
    }

    private static String withSevenButtons(String text) {
        String help = group(text, "Bidbook.Help.Group");
        String button = help.substring(help.indexOf("<Control"), help.indexOf("</Group>"));
        StringBuilder buttons = new StringBuilder(button);
        for (int i = 0; i < 6; i++) {
            buttons.append(button.replace("id=\"Bidbook.Help\"", "id=\"Bidbook.Help" + i + "\""));
        }
        return text.replace(help, help.replace(button, buttons));
    }
}
