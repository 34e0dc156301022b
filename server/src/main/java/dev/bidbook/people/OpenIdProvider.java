package dev.bidbook.people;

import com.fasterxml.jackson.core.type.TypeReference;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.bidbook.database.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the OpenID provider says of itself, its keys, and its exchange of codes for tokens. Thread-safe. */
final class OpenIdProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int LARGEST_ANSWER = 256 * 1024;

    private final OpenIdSettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile @Nullable Known known;
    private volatile long silentUntil = System.nanoTime();

    OpenIdProvider(OpenIdSettings settings) {
        this.settings = settings;
    }

    /**
     * What the provider has told.
     *
     * @param authorization where people sign in
     * @param token where codes become tokens
     * @param keys its keys: kept, renewed, and not asked for more often than makes sense
     */
    record Known(String authorization, URI token, JWKSource<SecurityContext> keys) {}

    Known known() throws OpenIdFailure {
        Known told = known;
        return told == null ? asked() : told;
    }

    /** One asks at a time, and nobody for a while after it was in vain: every page that signs in would wait. */
    private synchronized Known asked() throws OpenIdFailure {
        Known told = known;
        if (told != null) {
            return told;
        } else if (System.nanoTime() - silentUntil < 0) {
            throw OpenIdFailure.unreachable("the provider did not answer a moment ago");
        }
        try {
            told = discovered();
            known = told;
            return told;
        } catch (OpenIdFailure e) {
            silentUntil = System.nanoTime() + SILENCE.toNanos();
            // Whatever it answered, it is no fault of the one who signs in.
            throw OpenIdFailure.unreachable(e.why());
        }
    }

    private Known discovered() throws OpenIdFailure {
        String issuer = settings.issuer();
        String address = (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration";
        Map<String, Object> document =
                answer(HttpRequest.newBuilder(safe(address)).GET());
        if (!issuer.equals(document.get("issuer"))) {
            throw OpenIdFailure.unreachable("the provider calls itself otherwise");
        }
        try {
            return new Known(
                    safe(text(document, "authorization_endpoint")).toString(),
                    safe(text(document, "token_endpoint")),
                    JWKSourceBuilder.<SecurityContext>create(
                                    safe(text(document, "jwks_uri")).toURL(),
                                    new DefaultResourceRetriever(
                                            (int) PATIENCE.toMillis(), (int) PATIENCE.toMillis(), LARGEST_ANSWER))
                            .build());
        } catch (MalformedURLException e) {
            throw OpenIdFailure.unreachable("the provider has no address for its keys");
        }
    }

    /** Exchanges the code that somebody brought back from the provider; the answer is an access token. */
    String exchanged(String code, String verifier, String redirect) throws OpenIdFailure {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", settings.clientId());
        form.put("code", code);
        form.put("code_verifier", verifier);
        form.put("redirect_uri", redirect);
        if (!settings.clientSecret().isEmpty()) {
            form.put("client_secret", settings.clientSecret());
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, Object> answer = answer(HttpRequest.newBuilder(known().token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return text(answer, "access_token");
    }

    private Map<String, Object> answer(HttpRequest.Builder request) throws OpenIdFailure {
        try {
            HttpResponse<InputStream> response = client.send(
                    request.timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            byte[] body;
            try (InputStream in = response.body()) {
                body = in.readNBytes(LARGEST_ANSWER);
            }
            if (response.statusCode() >= 400 && response.statusCode() < 500) {
                throw OpenIdFailure.refused("the provider refused it");
            } else if (response.statusCode() != 200) {
                throw OpenIdFailure.unreachable("the provider answered with status " + response.statusCode());
            }
            return JsonText.read(new String(body, StandardCharsets.UTF_8), new TypeReference<>() {});
        } catch (IOException | UncheckedIOException e) {
            throw OpenIdFailure.unreachable("the provider could not be reached or understood");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OpenIdFailure.unreachable("the server is stopping");
        }
    }

    /** An address that nobody between here and there can change what it says. */
    private static URI safe(String address) throws OpenIdFailure {
        try {
            URI uri = URI.create(address);
            String host = String.valueOf(uri.getHost());
            boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            if ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw OpenIdFailure.unreachable("an address of the provider is not https");
    }

    private static String text(Map<String, Object> document, String name) throws OpenIdFailure {
        if (document.get(name) instanceof String text) {
            return text;
        }
        throw OpenIdFailure.unreachable("the provider does not tell its " + name);
    }
}
