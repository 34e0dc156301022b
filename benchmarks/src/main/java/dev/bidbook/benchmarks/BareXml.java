package dev.bidbook.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The least that writing a sheet can be: the bytes of its cells, in a zip archive. No program would open it. */
final class BareXml implements BareCells.Target {

    private static final LocalDate BEFORE_FIRST = LocalDate.of(1899, 12, 30);

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int length;

    private BareXml(OutputStream out) {
        this.out = out;
    }

    static void write(BareCells cells, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry("sheet.xml"));
        BareXml xml = new BareXml(zip);
        xml.raw("<worksheet><sheetData>");
        cells.writeTo(xml);
        xml.raw("</row></sheetData></worksheet>");
        zip.write(xml.buffer, 0, xml.length);
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void line(int row) {
        raw(row == 0 ? "<row>" : "</row><row>");
    }

    @Override
    public void number(int row, int column, double value) {
        raw("<c><v>");
        raw(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
        raw("</v></c>");
    }

    @Override
    public void day(int row, int column, LocalDate value) {
        number(row, column, (double) ChronoUnit.DAYS.between(BEFORE_FIRST, value));
    }

    @Override
    public void text(int row, int column, String value) {
        raw("<c t=\"inlineStr\"><is><t>");
        raw(value);
        raw("</t></is></c>");
    }

    private void raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (length + bytes.length > buffer.length) {
            try {
                out.write(buffer, 0, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            length = 0;
        }
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }
}
