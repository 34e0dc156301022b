package dev.bidbook.workbook;

import dev.bidbook.sheet.WhiteSpace;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which copy a workbook is. It stands in the workbook three times, because people move sheets about: in the very hidden
 * sheet {@link #SHEET_NAME}, in the custom document properties, and as text in the title block. Immutable.
 *
 * @param copy the id of the download
 * @param template the template's name
 * @param templateVersion the template's version, from 1
 * @param scope what the sheet is about, a program's id
 * @param period the period's text
 * @param revision the sheet's revision that the workbook was made from
 */
public record WorkbookIdentity(
        String copy, String template, int templateVersion, String scope, String period, int revision) {

    /** The name of the very hidden sheet: names in column A, values in column B. */
    public static final String SHEET_NAME = "Bidbook identity";

    private static final String PREFIX = "bidbook ";
    private static final int LONGEST_PART = 200;

    private static final Pattern TITLE = Pattern.compile(
            "Bidbook copy ([^\\s/,]{1,200}) of ([^\\s/,]{1,200})/([^\\s/,]{1,200})/([^\\s/,]{1,200}), "
                    + "revision (\\d{1,9}), template version (\\d{1,9})",
            Pattern.CASE_INSENSITIVE);

    /**
     * The names and values of the document properties, in order; the very hidden sheet holds the same names and values.
     */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Bidbook copy", copy);
        properties.put("Bidbook template", template);
        properties.put("Bidbook template version", Integer.toString(templateVersion));
        properties.put("Bidbook scope", scope);
        properties.put("Bidbook period", period);
        properties.put("Bidbook revision", Integer.toString(revision));
        return properties;
    }

    /** The text of the cell in the title block. */
    public String titleText() {
        return "Bidbook copy %s of %s/%s/%s, revision %d, template version %d"
                .formatted(copy, template, scope, period, revision, templateVersion);
    }

    /**
     * The identity that properties, or the rows of the very hidden sheet, tell; empty if one is missing or malformed.
     *
     * @param properties values by name; names in any case, with or without {@code Bidbook} before them
     */
    public static Optional<WorkbookIdentity> ofProperties(Map<String, String> properties) {
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            String plain = WhiteSpace.collapse(name).toLowerCase(Locale.ROOT);
            values.put(plain.startsWith(PREFIX) ? plain.substring(PREFIX.length()) : plain, WhiteSpace.strip(value));
        });
        String copy = values.getOrDefault("copy", "");
        String template = values.getOrDefault("template", "");
        String scope = values.getOrDefault("scope", "");
        String period = values.getOrDefault("period", "");
        int version = wholeNumber(values.getOrDefault("template version", ""));
        int revision = wholeNumber(values.getOrDefault("revision", ""));
        boolean whole = isPart(copy) && isPart(template) && isPart(scope) && isPart(period);
        return whole && version >= 0 && revision >= 0
                ? Optional.of(new WorkbookIdentity(copy, template, version, scope, period, revision))
                : Optional.empty();
    }

    /** The identity that a cell's text tells, perhaps among other words; empty if it tells none. */
    public static Optional<WorkbookIdentity> ofTitleText(String text) {
        if (text.length() > 10 * LONGEST_PART) {
            return Optional.empty();
        }
        Matcher matcher = TITLE.matcher(WhiteSpace.collapse(text));
        return matcher.find()
                ? Optional.of(new WorkbookIdentity(
                        matcher.group(1),
                        matcher.group(2),
                        Integer.parseInt(matcher.group(6)),
                        matcher.group(3),
                        matcher.group(4),
                        Integer.parseInt(matcher.group(5))))
                : Optional.empty();
    }

    private static boolean isPart(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_PART;
    }

    private static int wholeNumber(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
