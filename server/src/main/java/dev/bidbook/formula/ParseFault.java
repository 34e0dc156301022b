package dev.bidbook.formula;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What POI's parser says of a formula that it cannot read, in our words and at its place. */
final class ParseFault {

    private static final Pattern PLACE = Pattern.compile("near char (\\d{1,6})");
    private static final Pattern UNUSED =
            Pattern.compile("Unused input \\[(.*)\\] after attempting to parse", Pattern.DOTALL);
    private static final Pattern ARGUMENTS = Pattern.compile(
            "Too (many|few) arguments to function '([^']+)'\\. (?:Expected|At least|At most) (\\d+)(.*)",
            Pattern.DOTALL);

    private ParseFault() {}

    /**
     * The fault.
     *
     * @param message what POI says
     * @param text the formula as POI got it
     * @param positions for each of its characters where it stands in the formula as written, from 0
     */
    static FormulaFault of(String message, String text, List<Integer> positions) {
        Matcher arguments = ARGUMENTS.matcher(message);
        Matcher unused = UNUSED.matcher(message);
        Matcher place = PLACE.matcher(message);
        if (arguments.find()) {
            String function = arguments.group(2);
            boolean many = arguments.group(1).equals("many");
            return new FormulaFault(
                    written(text.indexOf(function + "("), positions),
                    function + " has too " + arguments.group(1) + " arguments.",
                    "Give it at " + (many ? "most " : "least ") + arguments.group(3) + ", with commas between them.");
        }
        int at = unused.find()
                ? text.length() - unused.group(1).length()
                : place.find() ? Integer.parseInt(place.group(1)) : 0;
        return new FormulaFault(
                written(at, positions),
                "The formula cannot be understood.",
                "Check the brackets, the commas between arguments and the operators around this place.");
    }

    private static int written(int at, List<Integer> positions) {
        return positions.isEmpty() ? 1 : positions.get(Math.min(Math.max(at, 0), positions.size() - 1)) + 1;
    }
}
