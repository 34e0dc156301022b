package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookWriterTest {

    private static final Template TEMPLATE = SampleWorkbook.weeklyReview();

    @Test
    void everyValueStandsInItsCell(@TempDir Path folder) throws Exception {
        Path file = SampleWorkbook.write(SampleWorkbook.content(TEMPLATE, 100, 7), folder.resolve("review.xlsx"));
        Files.copy(file, Path.of("/tmp/workbook/sample.xlsx"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getSheet("Review").getLastRowNum()).isEqualTo(105);
        }
    }
}
