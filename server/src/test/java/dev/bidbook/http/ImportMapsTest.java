package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportMapsTest {

    /** The digest of {@code {}} in a line of its own. */
    private static final String EMPTY_MAP = "'sha256-mStsuk6tXQZUQnBANrxib2jrZTl4uAW3mHJbbb97898='";

    @Test
    void anImportMapIsAdmittedByTheHashOfExactlyWhatStandsInIt() {
        assertThat(ImportMaps.sources("<head><script type=\"importmap\">\n{}\n</script></head>"))
                .containsExactly(EMPTY_MAP);
    }

    @Test
    void lineEndsCountAsABrowserCountsThem() {
        assertThat(ImportMaps.sources("<script type='importmap'>\r\n{}\r\n</script>"))
                .containsExactly(EMPTY_MAP);
    }

    @Test
    void otherScriptsAreNotAdmitted() {
        assertThat(ImportMaps.sources("<script>alert(1)</script><script type=\"module\">alert(2)</script>"
                        + "<script type=module src=\"a.js\"></script><script type=\"text/javascript\">a</script>"))
                .isEmpty();
    }
}
