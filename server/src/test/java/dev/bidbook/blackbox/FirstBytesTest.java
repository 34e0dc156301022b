package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.TestBidbook;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a workbook is on its way before its rows are. */
class FirstBytesTest {

    @Test
    void theFirstPartsAreSentBeforeTheRowsAreMade(@TempDir Path folder) throws Exception {
        try (RunningServer server = RunningServer.inThisProcess(folder, TestBidbook.templates())) {
            server.json("POST", "/api/v1/programs", "{\"id\":\"n\",\"name\":\"Northline\",\"customer\":\"Northline\"}");
            assertThat(server.report("/api/v1/programs/n/reports/2026-W45", Path.of("../docs/samples/report.csv"))
                            .status())
                    .isEqualTo(201);

            String first = firstChunk(server.address(), "/api/v1/sheets/weekly-review/n/2026-W45/workbook");

            // The whole workbook is smaller than what a server holds back: only what was flushed comes by itself.
            assertThat(first)
                    .startsWith("PK")
                    .contains("[Content_Types].xml")
                    .doesNotContain("xl/worksheets/sheet1.xml");
        }
    }

    private static String firstChunk(URI address, String path) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(line(in)).isEqualTo("HTTP/1.1 200 OK");
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                assertThat(header).doesNotStartWithIgnoringCase("content-length");
            }
            byte[] chunk = new byte[Integer.parseInt(line(in), 16)];
            in.readFully(chunk);
            return new String(chunk, StandardCharsets.ISO_8859_1);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }
}
