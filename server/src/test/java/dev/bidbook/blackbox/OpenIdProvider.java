package dev.bidbook.blackbox;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bidbook.people.OpenIdSettings;
import dev.bidbook.people.SignInSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OpenID provider over HTTP, with keys of its own. It signs in whoever comes, as tom@northline.example, and asks for the verifier of a code. */
public final class OpenIdProvider implements AutoCloseable {

    static final String TENANT = "11111111-2222-3333-4444-555555555555";
    static final String AUDIENCE = "api://bidbook";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private volatile String exchanged = "";

    public OpenIdProvider() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v2.0/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        200,
                        """
                        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                         "jwks_uri": "%1$s/keys"}"""
                                .formatted(issuer())));
        server.createContext("/v2.0/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/v2.0/authorize", this::authorize);
        server.createContext("/v2.0/token", this::exchange);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2.0";
    }

    /** What a server has to be told to take this provider. */
    public SignInSettings settings() {
        return new SignInSettings(
                Duration.ofHours(8),
                new OpenIdSettings(issuer(), TENANT, "bidbook", "", AUDIENCE, AUDIENCE + "/access"));
    }

    RSAKey key() {
        return key;
    }

    /** What was sent last to exchange a code. */
    String exchanged() {
        return exchanged;
    }

    /** Gives a code out that is exchanged against this verifier. */
    void grant(String code, String verifier) {
        challenges.put(code, challenge(verifier));
    }

    JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> otherwise) {
        return otherwise
                .apply(new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject("pairwise")
                        .audience(AUDIENCE)
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .claim("oid", "object-1")
                        .claim("tid", TENANT)
                        .claim("scp", "profile access")
                        .claim("preferred_username", "tom@northline.example"))
                .build();
    }

    static String signed(RSAKey by, JWSAlgorithm algorithm, JWTClaimsSet claims) throws Exception {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    /** Sends the browser back at once, as a provider does with whom it knows already. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        challenges.put(code, asked.getOrDefault("code_challenge", ""));
        String back = asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        exchanged = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> asked = form(exchanged);
        String challenge = challenges.remove(asked.getOrDefault("code", ""));
        try {
            boolean right = challenge != null && challenge.equals(challenge(asked.getOrDefault("code_verifier", "")));
            String token = signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("oid", "by-code")));
            answer(exchange, right ? 200 : 400, "{\"access_token\": \"%s\"}".formatted(token));
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int sign = pair.indexOf('=');
            values.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** From now on nobody answers there. */
    public void goAway() {
        server.stop(0);
    }

    @Override
    public void close() {
        goAway();
    }
}
