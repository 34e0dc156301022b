package dev.bidbook.command;

/** How a command ends, for scripts. {@code docs/command-line.md} lists them. */
final class ExitCode {

    /** What was asked for is done. */
    static final int DONE = 0;

    /** There are problems or conflicts, the file was refused, or the disk is full; nothing is stored. */
    static final int PROBLEMS = 1;

    /** The command line or a setting is wrong. */
    static final int USAGE = 2;

    /** There is no such program, sheet or file. */
    static final int NOT_FOUND = 3;

    /** Something that is our fault, with an incident id; the log file has the details. */
    static final int UNEXPECTED = 70;

    private ExitCode() {}
}
