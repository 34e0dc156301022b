package dev.bidbook.command;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes, and what surrounds it.
 *
 * @param out for answers
 * @param err for errors and progress
 * @param environment the environment's variables
 * @param interactive whether a person is looking: long work shows its progress
 */
record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment, boolean interactive) {

    /** This process's own. */
    static Terminal ofProcess() {
        Console console = console();
        // What is piped into a file or a script is UTF-8 everywhere; a terminal gets what it can show.
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new Terminal(
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                System.getenv(),
                console != null);
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
    }

    /** The terminal that a person looks at, or null. */
    @SuppressWarnings("SystemConsoleNull") // asked below, as the JDKs that answer it have it
    private static @Nullable Console console() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            // Since JDK 22 there is a console even without a terminal, and it has a method that tells the two apart.
            Method isTerminal = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console)) ? console : null;
        } catch (NoSuchMethodException beforeJdk22) {
            return console;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
