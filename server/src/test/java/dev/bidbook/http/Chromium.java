package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A real browser, started once for all tests. Each test has it for itself, with contexts of its own, until it is closed. Pictures go
 * into {@code target/pages}; what a page complains about is remembered.
 */
public final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /** What was installed by {@code npm ci --prefix server/src/test/node}. */
    private static final Path NODE = Path.of("src/test/node");

    private static final String OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/";
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "json", "application/json", "css", "text/css");

    /** Axe stumbles where the page changes under it, which is no violation: then the page is examined again. */
    private static final String EXAMINE =
            """
            async () => {
              for (let attempts = 3; ; attempts--) {
                try {
                  return (await axe.run()).violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
                    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`);
                } catch (error) {
                  if (attempts === 1) throw error;
                }
              }
            }
            """;

    /** Whoever holds it may speak to the browser: Playwright is for one thread at a time. */
    private static final Semaphore TURN = new Semaphore(1);

    private static @Nullable Browser started;

    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    private static Browser launched() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--disable-component-update")));
    }

    /** A browser, where it and what pages are examined with are installed; else the test is skipped. */
    public static Chromium start() throws Exception {
        require(Files.isExecutable(PROGRAM), "install chromium as " + PROGRAM);
        require(Files.isDirectory(NODE.resolve("node_modules/axe-core")), "npm ci --prefix server/src/test/node");
        Files.createDirectories(Path.of("target/pages"));
        // As long as a busy machine may take; a test that succeeds waits for nothing.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        TURN.acquire();
        Browser running = started;
        if (running == null || !running.isConnected()) {
            running = launched();
            started = running;
        }
        return new Chromium(running);
    }

    private static void require(boolean present, String what) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present).as(what).isTrue();
        }
        assumeTrue(present, "skipped: " + what);
    }

    /** An empty page. Answers that refuse something are the server's word, not a page's fault. */
    public Page page(int width, int height) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setPermissions(List.of("clipboard-read", "clipboard-write"));
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** The task pane at 320 pixels over genuine Office.js, whose requests a workbook model answers. */
    Page pane(String address) {
        return pane(address, null);
    }

    /** The same in a workbook that was opened: its sheets as {@link OpenedWorkbook} tells them, or null for an empty one. */
    Page pane(String address, @Nullable String sheets) {
        Page page = page(320, 800);
        page.addInitScript(NODE.resolve("office/excel-model.js"));
        page.addInitScript(NODE.resolve("office/office-host.js"));
        if (sheets != null) {
            page.addInitScript("excelHost.open(" + sheets + ");");
        }
        // For the windows that it opens, too.
        page.context().route(OFFICE_JS + "**", Chromium::office);
        page.navigate(address + "pane/taskpane.html?_host_Info=Excel$Win32$16.01$en-US$$$$0");
        return page;
    }

    private static void office(Route route) {
        String name = route.request().url().substring(OFFICE_JS.length()).replaceAll("[?#].*", "");
        Path file = NODE.resolve("node_modules/@microsoft/office-js/dist").resolve(name);
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        route.fulfill(new Route.FulfillOptions().setPath(file).setContentType(type));
    }

    /** What pages complained about so far. */
    public List<String> complaints() {
        return complaints;
    }

    /** Waits until the pane does nothing. */
    public static void settle(Page page) {
        page.waitForFunction("() => document.querySelector('bidbook-pane').review?.state.busy === null");
    }

    /** Presses a button of the pane and waits until it is done. */
    public static void press(Page page, String button) {
        page.locator("bidbook-pane")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        settle(page);
    }

    /** What the pane says. */
    public static List<String> said(Page page) {
        return page.locator(".notice p").allInnerTexts();
    }

    /** What axe-core finds on the page that is serious or worse. */
    public static List<?> violations(Page page) throws Exception {
        page.evaluate(Files.readString(NODE.resolve("node_modules/axe-core/axe.min.js")));
        return (List<?>) page.evaluate(EXAMINE);
    }

    /** Holds that axe-core finds nothing serious, neither in the light nor in the dark. */
    public static void accessible(Page page, String state) throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(violations(page)).as(state + ", " + scheme).isEmpty();
        }
    }

    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/" + name + ".png")));
    }

    /** The whole page, not only what is in sight. */
    public static void wholePicture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pages/" + name + ".png"))
                .setFullPage(true));
    }

    /** The button of exactly this name. */
    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** By how many pixels the page is wider than its window: 0 where nobody has to scroll sideways. */
    public static Object overflow(Page page) {
        return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        try {
            contexts.forEach(BrowserContext::close);
        } finally {
            TURN.release();
        }
    }
}
