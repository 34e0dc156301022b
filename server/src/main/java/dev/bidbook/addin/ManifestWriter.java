package dev.bidbook.addin;

/**
 * Writes the XML manifest. The order of the elements is that of the schema ([MS-OWEMXML]); {@link ManifestChecks} hold it
 * and the limits.
 */
final class ManifestWriter {

    static final String APP = "http://schemas.microsoft.com/office/appforoffice/1.1";
    static final String OVERRIDES = "http://schemas.microsoft.com/office/taskpaneappversionoverrides";
    static final String BASIC = "http://schemas.microsoft.com/office/officeappbasictypes/1.0";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** What opens by itself with documents that ask for it; one pane for everything. */
    private static final String PANE_ID = "Office.AutoShowTaskpaneWithDocument";

    private static final String PANE = "Pane.Url";

    private final Ribbon ribbon;
    private final ServerAddress server;
    private final XmlText xml = new XmlText();

    ManifestWriter(Ribbon ribbon, ServerAddress server) {
        this.ribbon = ribbon;
        this.server = server;
    }

    String write() {
        xml.element(
                "OfficeApp",
                this::app,
                "xmlns",
                APP,
                "xmlns:xsi",
                INSTANCE,
                "xmlns:bt",
                BASIC,
                "xsi:type",
                "TaskPaneApp");
        return xml.toString();
    }

    private void app() {
        xml.text("Id", server.id().toString());
        xml.text("Version", ribbon.version());
        xml.text("ProviderName", ribbon.provider());
        xml.text("DefaultLocale", "en-US");
        xml.empty("DisplayName", "DefaultValue", ribbon.name());
        xml.empty("Description", "DefaultValue", ribbon.description());
        xml.empty("IconUrl", "DefaultValue", icon(ribbon.icon(), 32));
        xml.empty("HighResolutionIconUrl", "DefaultValue", icon(ribbon.icon(), 64));
        xml.empty("SupportUrl", "DefaultValue", server.at("/"));
        xml.element("Hosts", () -> xml.empty("Host", "Name", "Workbook"));
        xml.element("Requirements", () -> xml.element("Sets", this::requirements, "DefaultMinVersion", "1.1"));
        xml.element("DefaultSettings", () -> xml.empty("SourceLocation", "DefaultValue", server.at(AddIn.PANE)));
        xml.text("Permissions", "ReadWriteDocument");
        xml.element("VersionOverrides", this::overrides, "xmlns", OVERRIDES, "xsi:type", "VersionOverridesV1_0");
        xml.empty("ExtendedOverrides", "Url", server.at(AddIn.SHORTCUTS));
    }

    private void requirements() {
        ribbon.requirements().forEach((set, version) -> xml.empty("Set", "Name", set, "MinVersion", version));
    }

    private void overrides() {
        xml.element("Hosts", () -> xml.element("Host", this::workbook, "xsi:type", "Workbook"));
        xml.element("Resources", this::resources);
    }

    private void workbook() {
        xml.element("Runtimes", () -> xml.empty("Runtime", "resid", PANE, "lifetime", "long"));
        xml.element("DesktopFormFactor", () -> {
            xml.element("GetStarted", () -> {
                reference("Title", "Started.Title");
                reference("Description", "Started.Text");
                reference("LearnMoreUrl", "Home.Url");
            });
            reference("FunctionFile", PANE);
            xml.element("ExtensionPoint", this::tab, "xsi:type", "PrimaryCommandSurface");
            xml.element("ExtensionPoint", this::cellMenu, "xsi:type", "ContextMenu");
        });
    }

    private void tab() {
        xml.element(
                "CustomTab",
                () -> {
                    ribbon.groups().forEach(this::group);
                    reference("Label", "Tab.Label");
                },
                "id",
                "Bidbook.Tab");
    }

    private void group(Ribbon.Group group) {
        xml.element(
                "Group",
                () -> {
                    reference("Label", group.id() + ".Group");
                    images(group.icon());
                    group.buttons().forEach(this::button);
                },
                "id",
                "Bidbook." + group.id() + ".Group");
    }

    private void cellMenu() {
        xml.element("OfficeMenu", () -> button(ribbon.cellMenu()), "id", "ContextMenuCell");
    }

    private void button(Ribbon.Button button) {
        xml.element(
                "Control",
                () -> {
                    reference("Label", button.id() + ".Label");
                    xml.element("Supertip", () -> {
                        reference("Title", button.id() + ".Label");
                        reference("Description", button.id() + ".Tip");
                    });
                    images(button.icon());
                    action(button);
                },
                "xsi:type",
                "Button",
                "id",
                "Bidbook." + button.id());
    }

    private void action(Ribbon.Button button) {
        String function = button.function();
        if (function == null) {
            xml.element(
                    "Action",
                    () -> {
                        xml.text("TaskpaneId", PANE_ID);
                        reference("SourceLocation", PANE);
                    },
                    "xsi:type",
                    "ShowTaskpane");
        } else {
            xml.element("Action", () -> xml.text("FunctionName", function), "xsi:type", "ExecuteFunction");
        }
    }

    private void images(String icon) {
        xml.element(
                "Icon",
                () -> Icons.SIZES.forEach(
                        size -> xml.empty("bt:Image", "size", Integer.toString(size), "resid", imageId(icon, size))));
    }

    private void resources() {
        xml.element("bt:Images", () -> ribbon.icons()
                .forEach(icon ->
                        Icons.SIZES.forEach(size -> resource("bt:Image", imageId(icon, size), icon(icon, size)))));
        xml.element("bt:Urls", () -> {
            resource("bt:Url", PANE, server.at(AddIn.PANE));
            resource("bt:Url", "Home.Url", server.at("/"));
        });
        xml.element("bt:ShortStrings", () -> {
            resource("bt:String", "Tab.Label", ribbon.name());
            resource("bt:String", "Started.Title", ribbon.started().title());
            ribbon.groups().forEach(group -> resource("bt:String", group.id() + ".Group", group.label()));
            ribbon.buttons().forEach(button -> resource("bt:String", button.id() + ".Label", button.label()));
        });
        xml.element("bt:LongStrings", () -> {
            resource("bt:String", "Started.Text", ribbon.started().description());
            ribbon.buttons().forEach(button -> resource("bt:String", button.id() + ".Tip", button.tip()));
        });
    }

    private void resource(String name, String id, String value) {
        xml.empty(name, "id", id, "DefaultValue", value);
    }

    private void reference(String name, String id) {
        xml.empty(name, "resid", id);
    }

    private static String imageId(String icon, int size) {
        return "Icon." + icon + "." + size;
    }

    private String icon(String icon, int size) {
        return server.at(AddIn.ICONS + Icons.file(icon, size));
    }
}
