package dev.bidbook.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Parts changed at random, and handed out in pieces of random length. */
final class ChangedParts {

    private static final String[] SNIPPETS = {
        "<!-- c -->",
        "<?pi x?>",
        "<![CDATA[a<b]]>",
        "<![CDATA[]]>",
        "&amp;",
        "&#65;",
        "&#x1F600;",
        "&#0;",
        "&#xFFFE;",
        "&nope;",
        "&",
        "&#13;",
        "<",
        ">",
        "]]>",
        "\"",
        "'",
        "\r\n",
        "\r",
        "\t",
        "\u0000",
        "\u0001",
        "\u007f",
        "\u0085",
        "\u2028",
        "\ufffe",
        "é",
        "漢",
        "😀",
        "<x/>",
        "<x>",
        "</x>",
        "<c/>",
        "<c r=\"C1\"/>",
        "<row/>",
        "<row r=\"3\"/>",
        "</row>",
        "</c>",
        "<v/>",
        "<v>7</v>",
        "<f>1+1</f>",
        "<is><t>i</t></is>",
        "<is><r><rPr><b/></rPr><t>rich</t></r><rPh><t>p</t></rPh></is>",
        "</sheetData>",
        "<sheetData>",
        " a=\"1\"",
        " r=\"B2\"",
        " r=\"\"",
        " s=\"1\"",
        " t=\"str\"",
        " t=\"s\"",
        " t='e'",
        " t=\"zz\"",
        " xml:space=\"preserve\"",
        " p:q=\"1\"",
        " k:q=\"1\"",
        " k:r=\"9\"",
        " xmlns=\"u\"",
        " xmlns:k=\"u\"",
        "_x0041_",
        "_x000D_",
        "<!DOCTYPE x>",
        "<extLst><ext/></extLst>",
        "1e5",
        "0.1",
        "-",
        "99999999999",
        "A1048577",
        "XFD1",
        "XFE1",
        "AAAA1",
        "=",
        "  "
    };

    private ChangedParts() {}

    /** The part, of which a scanner may read the named element. */
    static XmlPart part(byte[] bytes, @Nullable String scanned, Random dice) throws SpreadsheetRefusedException {
        int most = 1 + dice.nextInt(3_000);
        InputStream inPieces = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + dice.nextInt(most)));
            }
        };
        SpreadsheetLimits limits = SpreadsheetLimits.DEFAULTS;
        CountingStream in = new CountingStream(inPieces, "part.xml", bytes.length, limits);
        return new XmlPart("part.xml", in, limits, scanned);
    }

    /** The text with a few changes, perhaps none. */
    static byte[] changed(String sheet, Random dice) {
        byte[] part = sheet.getBytes(StandardCharsets.UTF_8);
        for (int i = dice.nextInt(4); i > 0 && part.length > 0; i--) {
            int at = dice.nextInt(part.length);
            int to = Math.min(part.length, at + 1 + dice.nextInt(12));
            byte[] insert =
                    switch (dice.nextInt(6)) {
                        case 0 -> new byte[] {(byte) dice.nextInt(256)};
                        case 1 -> new byte[0];
                        case 2 -> Arrays.copyOfRange(part, at, to);
                        case 3 -> Arrays.copyOfRange(part, to - 1, part.length);
                        default -> SNIPPETS[dice.nextInt(SNIPPETS.length)].getBytes(StandardCharsets.UTF_8);
                    };
            boolean replaces = dice.nextInt(3) == 0;
            byte[] rest = Arrays.copyOfRange(part, replaces ? to : at, part.length);
            byte[] all = Arrays.copyOf(part, at + insert.length + rest.length);
            System.arraycopy(insert, 0, all, at, insert.length);
            System.arraycopy(rest, 0, all, at + insert.length, rest.length);
            part = dice.nextInt(20) == 19 ? Arrays.copyOf(all, dice.nextInt(all.length + 1)) : all;
        }
        return part;
    }
}
