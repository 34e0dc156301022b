package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateReader;
import dev.bidbook.template.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FillerTest {

    private static final Path TEMPLATES =
            Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("..", "templates");

    @Test
    void whatFollowsFromAnotherSheetIsToldByTheTitleThatPeopleCallItBy() throws Exception {
        Templates templates = TemplateReader.readAll(TEMPLATES);
        Template transfers = templates.find("ibt-request").orElseThrow();
        Template review = templates.find("weekly-review").orElseThrow();

        assertThat(Filler.REPORT.legend(transfers)).isEqualTo("From Weekly review");
        assertThat(Filler.REPORT.legend(review)).isEqualTo("From the report");
        assertThat(Filler.REPORT.legend(TemplateReader.read(TEMPLATES.resolve("ibt-request"))))
                .as("read by itself it knows the other's name alone")
                .isEqualTo("From weekly-review");
    }
}
