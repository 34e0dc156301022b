package dev.bidbook.http;

import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which form of answer a client asks for. */
final class Accepts {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String JSON = "application/json";

    private Accepts() {}

    /** Whether a workbook is asked for rather than JSON; {@link ErrorKind#NOT_ACCEPTABLE} if neither is. */
    static boolean workbook(Context context) {
        String accept = context.header("Accept");
        double workbook = quality(accept, XLSX);
        double json = Math.max(quality(accept, JSON), quality(accept, Errors.CONTENT_TYPE));
        if (workbook == 0 && json == 0) {
            throw notAcceptable(JSON + " and " + XLSX);
        }
        // Who says */* has not asked for a workbook; who names it has.
        return (names(accept, XLSX) && workbook >= json) || json == 0;
    }

    /** Refuses a request that would not take this form. */
    static void only(Context context, String type) {
        if (quality(context.header("Accept"), type) == 0) {
            throw notAcceptable(type);
        }
    }

    private static HttpFailure notAcceptable(String forms) {
        return new HttpFailure(ErrorKind.NOT_ACCEPTABLE, "This call answers " + forms + ".");
    }

    private static boolean names(@Nullable String accept, String type) {
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(type);
    }

    /** How much a type is wanted, from 0 to 1; the most exact range that matches it counts. */
    static double quality(@Nullable String accept, String type) {
        if (accept == null || accept.isBlank()) {
            return 1;
        }
        String family = type.substring(0, type.indexOf('/')) + "/*";
        double quality = 0;
        int exactness = -1;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", 50)) {
            String[] parts = range.split(";", 10);
            String name = parts[0].strip();
            int exact = name.equals(type) ? 2 : name.equals(family) ? 1 : name.equals("*/*") ? 0 : -1;
            if (exact > exactness) {
                exactness = exact;
                quality = qualityOf(parts);
            }
        }
        return quality;
    }

    private static double qualityOf(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Math.min(1, Math.max(0, Double.parseDouble(parameter.substring(2))));
                } catch (NumberFormatException e) {
                    return 1;
                }
            }
        }
        return 1;
    }
}
