package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityHeadersTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/index.html",
            "/queue.html",
            "/hand-off.html",
            "/sign-in.html",
            "/pane/taskpane.html",
            "/pane/sign-in.html",
            "/review/northline/2026-W45");

    @TempDir
    Path folder;

    @Test
    void onlyOfficeMayFrameAndOnlyThePane() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            HttpHeaders pane =
                    server.get("/pane/taskpane.html?_host_Info=Excel$Web").headers();
            assertThat(pane.firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                    .startsWith("default-src 'self'; script-src 'self'"
                            + " https://appsforoffice.microsoft.com/lib/1/hosted/")
                    .endsWith("; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
                            + " form-action 'self'; frame-ancestors 'self' https://*.officeapps.live.com"
                            + " https://*.office.com https://*.microsoft.com https://*.sharepoint.com"
                            + " https://*.cloud.microsoft; object-src 'none'")
                    .doesNotContain("unsafe-eval"));
            assertThat(pane.firstValue("X-Frame-Options")).isEmpty();
            assertThat(pane.firstValue("Cross-Origin-Opener-Policy")).hasValue("unsafe-none");
            for (String other : List.of("/", "/api/v1/programs", "/review/northline/2026-W45", "/pan/x", "/nothing")) {
                HttpHeaders headers = server.get(other).headers();
                assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                        .as(other)
                        .contains("frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                        .doesNotContain("appsforoffice");
                assertThat(headers.firstValue("X-Frame-Options")).as(other).hasValue("DENY");
                assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                        .as(other)
                        .hasValue("same-origin");
            }
            // Between the pane's dialog and the provider: nobody may frame it, and it keeps the pane that opened the
            // dialog.
            HttpHeaders signIn = server.get("/sign-in.html").headers();
            assertThat(signIn.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(signIn.firstValue("Cross-Origin-Opener-Policy")).hasValue("unsafe-none");
        }
    }

    @Test
    void whatALetterIsWrittenIntoHasStylesAndNothingElse() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            HttpResponse<byte[]> paper = server.get("/paper.html");
            assertThat(paper.statusCode()).isEqualTo(200);
            assertThat(paper.headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
                            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin");
            assertThat(paper.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        }
    }

    @Test
    void everyScriptOfAPageIsAdmittedOrHasAFile() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            for (String address : PAGES) {
                HttpResponse<byte[]> page = server.get(address);
                assertThat(page.statusCode()).as(address).isEqualTo(200);
                String text = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
                String policy =
                        page.headers().firstValue("Content-Security-Policy").orElseThrow();
                assertThat(ImportMaps.sources(text))
                        .allSatisfy(source -> assertThat(policy).contains(source));
                assertThat(text).as(address).contains("<script");
                assertThat(text.replaceAll("(?s)<script[^>]*\\btype=\"importmap\"[^>]*>.*?</script>", ""))
                        .as(address)
                        .doesNotContainPattern("<script(?![^>]*\\bsrc=)[^>]*>");
            }
        }
    }

    /** Whoever is signed in says so in each call, so that no page of another site can call in their name. */
    @Test
    void nothingSetsACookie() throws Exception {
        try (TestServer server = TestServer.withWeek(folder)) {
            List<HttpResponse<byte[]>> answers = new java.util.ArrayList<>();
            for (String address : PAGES) {
                answers.add(server.get(address));
            }
            for (String address : List.of(
                    "/api/v1/sign-ins",
                    "/api/v1/account",
                    "/api/v1/programs",
                    "/api/v1/sheets/" + TestServer.SHEET,
                    "/api/v1/sheets/" + TestServer.SHEET + "/workbook",
                    "/addin/manifest.xml",
                    "/style.css",
                    "/nothing")) {
                answers.add(server.get(address));
            }
            server.accounts().addWithPassword("Ada Moreau", true, "correct horse battery", "test");
            String right = "{\"name\": \"Ada Moreau\", \"password\": \"correct horse battery\"}";
            for (String body : List.of(right, right.replace("horse", "cow"))) {
                answers.add(server.send(
                        "POST",
                        "/api/v1/sign-ins",
                        Accepts.JSON,
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
            answers.add(server.get("/api/v1/programs"));
            assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 201, 401, 404);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.headers().allValues("Set-Cookie"))
                    .as(answer.uri().toString())
                    .isEmpty());
        }
    }

    @Test
    void officeJsMayComeFromThisServer() throws Exception {
        Front own = new Front(null, null, "/office/office.js");
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS, java.util.Set.of(), own)) {
            HttpResponse<byte[]> pane = server.get("/pane/taskpane.html");
            assertThat(pane.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("script-src 'self'").doesNotContain("appsforoffice"));
            assertThat(new String(pane.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("appsforoffice");
        }
    }

    @Test
    void whatExcelInstallsMayBeReadFromItsOwnPagesAndNothingElseMay() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            String excel = "https://excel.officeapps.live.com";
            HttpResponse<byte[]> shortcuts = server.get("/addin/shortcuts.json", "Origin", excel);
            assertThat(shortcuts.statusCode()).isEqualTo(200);
            assertThat(shortcuts.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            HttpResponse<byte[]> icon = server.get("/addin/icons/pull-32.png", "Origin", excel);
            assertThat(icon.statusCode()).isEqualTo(200);
            assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(icon.headers().firstValue("Cache-Control")).isEmpty();
            assertThat(icon.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .hasValue("cross-origin");
            assertThat(server.get("/addin/icons/none-32.png").statusCode()).isEqualTo(404);
            assertThat(server.get("/api/v1/programs", "Origin", excel).statusCode())
                    .isEqualTo(403);
        }
    }
}
