package dev.bidbook.command;

/** Which version this program is. */
final class Version {

    private Version() {}

    /** The version in the jar's manifest, or {@code development} where there is no jar. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
