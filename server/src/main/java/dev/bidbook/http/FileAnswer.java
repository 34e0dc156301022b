package dev.bidbook.http;

import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Answers with a workbook. It is made whole in a file first: a fault while it is made is answered as an error, its
 * length is known, and a slow client holds nothing but the file, which is deleted when it is sent.
 */
final class FileAnswer {

    private final Path folder;

    FileAnswer(Path folder) {
        this.folder = folder;
    }

    /** Writes a workbook. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException, SpreadsheetRefusedException;
    }

    void workbook(Context context, int status, String fileName, Writing writing) throws Exception {
        Path file = Files.createTempFile(folder, "answer-", ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                writing.to(out);
            }
            long length = Files.size(file);
            context.disableCompression();
            context.status(status).contentType(Accepts.XLSX);
            context.header("Content-Length", Long.toString(length));
            context.header("Content-Disposition", disposition(fileName));
            context.header("Cache-Control", "no-store");
            context.result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException | SpreadsheetRefusedException | RuntimeException e) {
            boolean full = FullDisk.isReasonOf(e, folder);
            Files.deleteIfExists(file);
            if (full) {
                throw FullDisk.failure();
            }
            throw e;
        }
    }

    /** What tells a browser under which name to keep the answer. */
    static String disposition(String fileName) {
        String plain = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
