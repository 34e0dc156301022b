package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.ForeignFile.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Delimited text of every make. */
final class ForeignTexts {

    private static final String TABLE =
            """
            Customer,Bid ID,Branch,Part Number,Annualized Qty,Description
            Harbor Transit Authority,BA-1,STL,BSK-1,260,"Caf\u00e9, \u00bd"
            Harbor Transit Authority,BA-1,MKE,BSK-2,104,Stra\u00dfe
            """;

    private final List<ForeignFile> files = new ArrayList<>();

    private ForeignTexts() {}

    static List<ForeignFile> all() {
        ForeignTexts texts = new ForeignTexts();
        texts.encodings();
        texts.separators();
        texts.shapes();
        texts.bombs();
        return texts.files;
    }

    private void file(String name, Supplier<byte[]> content) {
        files.add(new ForeignFile("text", name, content));
    }

    private void file(String name, String content) {
        file(name, () -> bytes(content));
    }

    private void encodings() {
        for (String name : List.of(
                "UTF-8",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32LE",
                "UTF-32BE",
                "ISO-8859-1",
                "windows-1252",
                "windows-1251",
                "windows-1250",
                "Shift_JIS",
                "GB18030",
                "IBM037",
                "IBM437",
                "x-MacRoman")) {
            Charset charset = Charset.forName(name);
            file(name, () -> TABLE.getBytes(charset));
            file(name + " with a mark", () -> ("\ufeff" + TABLE).getBytes(charset));
            file(name + ", cut in a letter", () -> {
                byte[] whole = ("\ufeff" + TABLE).getBytes(charset);
                return java.util.Arrays.copyOf(whole, whole.length - 1);
            });
        }
        file("UTF-8, then another", () -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(TABLE.repeat(2_000).getBytes(StandardCharsets.UTF_8));
            both.writeBytes(TABLE.getBytes(StandardCharsets.ISO_8859_1));
            return both.toByteArray();
        });
        file("surrogates as UTF-8", () ->
                new byte[] {'a', ',', 'b', '\n', (byte) 0xed, (byte) 0xa0, (byte) 0x80, ',', '1', '\n'});
        file("two marks", () -> bytes("\ufeff\ufeff" + TABLE));
    }

    private void separators() {
        for (String separator :
                List.of(";", "\t", "|", ":", "^", "~", " ", "\u0001", "\u001f", "\u00a7", "||", "\u2502")) {
            file("separated by " + separator, TABLE.replace(",", separator));
            file("said to be separated by " + separator, "sep=" + separator + "\n" + TABLE.replace(",", separator));
        }
        file("sep=\" ", "sep=\"\n" + TABLE);
        file("sep= and nothing", "sep=\n" + TABLE);
        file("sep= alone", "sep=,");
        file("sep= with a line end as separator", "sep=\r\n\n" + TABLE);
        file("sep= twice", "sep=,\nsep=;\n" + TABLE);
        file("SEP=;", "SEP=;\r\n" + TABLE.replace(',', ';'));
        file("quoted sep=", "\"sep=,\"\n" + TABLE);
    }

    private void shapes() {
        for (String end : List.of("\r", "\r\n", "\n\r", "\r\r\n", "\u2028", "\u0085", "\u000b", "\f")) {
            file("line ends " + end.chars().mapToObj(Integer::toHexString).toList(), TABLE.replace("\n", end));
        }
        file("a quotation mark that never ends", TABLE + "\"x,y\nz");
        file("a quotation mark that ends too early", TABLE + "\"x\"y\",z\n");
        file("a quotation mark in a field", TABLE + "x \"y\" z,1\n");
        file("only quotation marks", "\"".repeat(1_001));
        file("ragged rows", TABLE + "a\na,b,c,d,e,f,g,h\n,,,,,,,,,,,,,,,\n");
        file("a header alone", TABLE.substring(0, TABLE.indexOf('\n')));
        file("no header", TABLE.substring(TABLE.indexOf('\n') + 1));
        file("the header twice", TABLE + TABLE);
        file("every header the same", TABLE.replaceFirst("Branch", "Bid ID").replaceFirst("Part Number", "Bid ID"));
        file("formulas", TABLE + "=cmd|'/c calc'!A0,@SUM(1),+1,-1,\t=1,\r=1\n");
        file("a NUL in a field", TABLE + "a\u0000b,1\n");
        file("NULs between the letters late", TABLE.repeat(3_000) + "a\u0000b\n");
        file("an end of file mark", TABLE + "\u001a");
        file("right to left", TABLE.replace("STL", "\u202e\u05d0\u05d1"));
        file("emoji", TABLE.replace("STL", "\ud83d\ude00\ud83c\uddea\ud83c\uddfa"));
        file("comments", "# exported\n" + TABLE);
        file("blank lines first", "\n".repeat(15) + TABLE);
        file("many blank lines first", "\n".repeat(1_000) + TABLE);
    }

    private void bombs() {
        file("a line of 50 MB", () -> repeated("", "x".repeat(1_000), 50_000));
        file("a line of 50 MB after the header", () -> repeated(TABLE, "x".repeat(1_000), 50_000));
        file("a quoted field of 50 MB", () -> repeated(TABLE + "\"", "x".repeat(1_000), 50_000));
        file("a quoted field of 50 MB lines", () -> repeated(TABLE + "\"", "xxxxxxxxx\n", 5_000_000));
        file("a field of 40,000 letters", TABLE + "x".repeat(40_000) + ",1\n");
        file("a field of 32,768 letters", TABLE + "x".repeat(32_768) + ",1\n");
        file("a quoted field of 40,000 letters", TABLE + "\"" + "x".repeat(40_000) + "\",1\n");
        file("a field of 200,000 letters", TABLE + "x".repeat(200_000) + ",1\n");
        file("10 million line ends", () -> repeated("", "\n", 10_000_000));
        file("10 million line ends after the header", () -> repeated(TABLE, "\n", 10_000_000));
        file("10 million carriage returns", () -> repeated(TABLE, "\r", 10_000_000));
        file("a million columns", () -> repeated("", "a,", 1_000_000));
        file("60 million separators", () -> repeated("", ",", 60_000_000));
        file("60 million separators after the header", () -> repeated(TABLE, ",", 60_000_000));
        file("30 million empty quoted fields", () -> repeated(TABLE, "\"\",", 20_000_000));
        file("a million rows", () -> repeated(TABLE, "Harbor Transit Authority,BA-1,STL,BSK-1,260,x\n", 1_000_000));
        file("60 million quotation marks", () -> repeated(TABLE, "\"", 60_000_000));
        file("60 million spaces", () -> repeated("", " ", 60_000_000));
        file("20 million different rows", () -> repeated("", "a\n", 20_000_000));
        file("15 million rows of two", () -> repeated(TABLE, ",\n", 15_000_000));
    }

    private static byte[] repeated(String head, String piece, int times) {
        byte[] start = bytes(head);
        byte[] repeated = bytes(piece);
        byte[] all = java.util.Arrays.copyOf(start, start.length + repeated.length * times);
        for (int i = 0; i < times; i++) {
            System.arraycopy(repeated, 0, all, start.length + i * repeated.length, repeated.length);
        }
        return all;
    }
}
