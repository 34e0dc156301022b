package dev.bidbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java in a process of its own, with the classes of this one. */
public final class JavaProcess {

    private JavaProcess() {}

    /**
     * The command that runs a main class.
     *
     * @param machine further options of the Java virtual machine, such as {@code -Xmx512m}
     */
    public static List<String> command(List<String> machine, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // These processes live for seconds: compiling their code as for years costs more than it ever brings in.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(machine);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }
}
