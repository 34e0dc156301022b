package dev.bidbook.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the import maps that stand in a page, the only scripts there may be without a file of their own. */
final class ImportMaps {

    private static final Pattern SCRIPT =
            Pattern.compile("<script\\b([^>]{0,1000})>(.*?)</script\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern IMPORT_MAP =
            Pattern.compile("\\btype\\s*=\\s*[\"']?importmap[\"'\\s]?", Pattern.CASE_INSENSITIVE);

    private ImportMaps() {}

    /** The sources by which a policy admits a page's import maps, such as {@code 'sha256-…'}. */
    static List<String> sources(String page) {
        // A browser counts every line end as one sign before it looks at the page.
        String normalized = page.replace("\r\n", "\n").replace('\r', '\n');
        List<String> sources = new ArrayList<>();
        Matcher scripts = SCRIPT.matcher(normalized);
        while (scripts.find()) {
            if (IMPORT_MAP.matcher(scripts.group(1)).find()) {
                sources.add("'sha256-" + digest(scripts.group(2)) + "'");
            }
        }
        return sources;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
