package dev.bidbook.communication;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts letters and pages into the form in which they are read. What comes from cells is text in them and nothing else. Thread-safe. */
final class PackForms {

    private final Template html;
    private final Template plain;
    private final Template page;
    private final Template lines;

    PackForms() {
        Mustache.Compiler escaping = Mustache.compiler()
                .emptyStringIsFalse(true)
                .escapeHTML(true)
                .withLoader(name -> reader(name + ".html"));
        this.html = escaping.compile(reader("letter.html"));
        this.page = escaping.compile(reader("page.html"));
        this.lines = escaping.compile(reader("note.html"));
        this.plain =
                Mustache.compiler().emptyStringIsFalse(true).escapeHTML(false).compile(reader("letter.txt"));
    }

    /** What the page says. */
    private record Page(Pack pack, List<LetterText.Figure> figures) {}

    String html(LetterText letter) {
        return html.execute(letter);
    }

    String plain(LetterText letter) {
        return plain.execute(letter);
    }

    String page(Pack pack) {
        return page.execute(new Page(pack, LetterText.figures(pack)));
    }

    /** Some lines of plain text as a letter. */
    String lines(String subject, String text) {
        return lines.execute(new Lines(subject, LetterText.linesOf(text)));
    }

    /** What a letter of some lines says. */
    private record Lines(String subject, List<LetterText.NoteLine> note) {}

    private static Reader reader(String name) {
        try (InputStream in = PackForms.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is part of the program");
            }
            return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
