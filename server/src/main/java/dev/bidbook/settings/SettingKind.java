package dev.bidbook.settings;

import dev.bidbook.addin.ServerAddress;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a setting's value is, its unit, and how people write it. */
public enum SettingKind {
    PORT("port", "Write a whole number from 0 to 65535, such as 8420; 0 takes any free port."),
    HOST("host", "Write an address such as 127.0.0.1, ::1, localhost or 0.0.0.0."),
    FOLDER("folder", "Write the path of a folder."),
    FILE("file", "Write the path of a file."),
    ADDRESS("address", "Write an address such as https://bidbook.example.com, without a path."),
    SCRIPT("address", "Write an https address, or a path on this server, that ends in .js."),
    BYTES("bytes", "Write a size such as 64 MB or 1 GB, or a number of bytes."),
    SECONDS("seconds", "Write a time such as 30 s or 5 min, or a number of seconds."),
    ROWS("rows", "Write a whole number such as 200000."),
    COLUMNS("columns", "Write a whole number such as 500."),
    CELLS("cells", "Write a whole number such as 10000000."),
    CHARACTERS("characters", "Write a whole number such as 32767."),
    REQUESTS("requests", "Write a whole number such as 4."),
    CLIENTS("clients", "Write a whole number such as 500."),
    ACCOUNTS("word", "Write required or none."),
    TEXT("text", "Write one line of at most 500 characters.");

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)\\s*([a-z]*)");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:[, _][0-9]{3})+");

    /** As an operating system counts: a KB is 1,024 bytes. */
    private static final Map<String, Long> SIZES = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("bytes", 1L),
            Map.entry("kb", 1L << 10),
            Map.entry("kib", 1L << 10),
            Map.entry("mb", 1L << 20),
            Map.entry("mib", 1L << 20),
            Map.entry("gb", 1L << 30),
            Map.entry("gib", 1L << 30));

    private static final Map<String, Long> TIMES = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("s", 1L),
            Map.entry("sec", 1L),
            Map.entry("seconds", 1L),
            Map.entry("min", 60L),
            Map.entry("minutes", 60L),
            Map.entry("h", 3600L),
            Map.entry("hours", 3600L));

    private static final Map<String, Long> NO_UNIT = Map.of("", 1L);

    /** It goes into a header and into a page, and so has only letters that mean nothing there. */
    private static final Pattern SCRIPT_ADDRESS = Pattern.compile(
            "(?:https://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?(?::[0-9]{1,5})?)?(?:/[A-Za-z0-9_~][A-Za-z0-9._~-]{0,100}){1,20}"
                    + "(?<=\\.js)");

    private final String unit;
    private final String repair;

    SettingKind(String unit, String repair) {
        this.unit = unit;
        this.repair = repair;
    }

    /** The unit in the table of settings, such as {@code bytes}. */
    public String unit() {
        return unit;
    }

    /** One sentence on what to write. */
    String repair() {
        return repair;
    }

    /** Whether a value is a number of {@link #unit()}s. */
    boolean isNumber() {
        return switch (this) {
            case HOST, FOLDER, FILE, ADDRESS, SCRIPT, ACCOUNTS, TEXT -> false;
            default -> true;
        };
    }

    /** Whether a value is the path of something. */
    boolean isPath() {
        return this == FOLDER || this == FILE;
    }

    /** The address that the text names, as it counts, or empty if it names none of this kind. */
    Optional<String> address(String text) {
        if (this == SCRIPT) {
            return Optional.of(text)
                    .filter(address -> SCRIPT_ADDRESS.matcher(address).matches());
        }
        return ServerAddress.of(text).map(ServerAddress::toString);
    }

    /** The number that the text names in this kind's unit, or empty if it names none or not a whole one. */
    OptionalLong number(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (GROUPED.matcher(lower).matches()) {
            lower = lower.replaceAll("[, _]", "");
        }
        Matcher matcher = AMOUNT.matcher(lower);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        Long factor = factors().get(matcher.group(2));
        if (factor == null) {
            return OptionalLong.empty();
        }
        try {
            BigDecimal amount = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
            return OptionalLong.of(amount.longValueExact());
        } catch (ArithmeticException notWholeOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    /** The number as a person writes it: {@code 64 MB}, {@code 30 s}, {@code 200000}. */
    String display(long number) {
        return switch (this) {
            case BYTES -> {
                if (number >= 1L << 30 && number % (1L << 30) == 0) {
                    yield (number >> 30) + " GB";
                } else if (number >= 1L << 20 && number % (1L << 20) == 0) {
                    yield (number >> 20) + " MB";
                }
                yield number + " bytes";
            }
            case SECONDS -> number > 0 && number % 3600 == 0 ? number / 3600 + " h" : number + " s";
            default -> Long.toString(number);
        };
    }

    private Map<String, Long> factors() {
        return switch (this) {
            case BYTES -> SIZES;
            case SECONDS -> TIMES;
            default -> NO_UNIT;
        };
    }
}
