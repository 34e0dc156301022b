package dev.bidbook;

/** The entry point. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name. */
    public static void main(String[] arguments) {
        System.out.println("Bidbook");
    }
}
