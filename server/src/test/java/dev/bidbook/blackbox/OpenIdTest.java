package dev.bidbook.blackbox;

import static dev.bidbook.blackbox.OpenIdProvider.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by an OpenID provider: a real one over HTTP, with keys of its own. */
class OpenIdTest {

    @TempDir
    static Path folder;

    private static OpenIdProvider provider;
    private static RSAKey key;
    private static RSAKey stranger;
    private static PeopleServer server;

    @BeforeAll
    static void start() throws Exception {
        provider = new OpenIdProvider();
        key = provider.key();
        stranger = new RSAKeyGenerator(2048).keyID("one").generate();
        server = new PeopleServer(folder, provider.settings());
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> otherwise) {
        return provider.claims(otherwise);
    }

    private static PeopleServer.Answer signIn(String token) throws Exception {
        return server.post(
                "/sign-ins", null, new ObjectMapper().writeValueAsString(Map.of("openid", Map.of("token", token))));
    }

    @Test
    void aTokenOfTheProviderBecomesOneOfOurs() throws Exception {
        var answer = signIn(signed(key, JWSAlgorithm.RS256, claims(claims -> claims)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().get("name").asText()).isEqualTo("tom@northline.example");
        String ours = answer.json().get("token").asText();
        assertThat(server.call("GET", "/programs", ours, null, new byte[0])
                        .json()
                        .get("programs"))
                .isEmpty();
        signIn(signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("preferred_username", "other@x"))));
        assertThat(server.get("/accounts", PeopleServer.ADMINISTRATOR).text()).doesNotContain("other@x");
    }

    @Test
    void aNameThatSomebodyHasIsNotTakenOver() throws Exception {
        var answer = signIn(signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("oid", "object-2")
                .claim("preferred_username", PeopleServer.ADMINISTRATOR))));

        assertThat(answer.json().get("name").asText()).matches("Ada Moreau u[a-z0-9]+");
        assertThat(answer.json().get("administrator").asBoolean()).isFalse();
    }

    @Test
    void whatIsNotAsItShouldBeIsRefused() throws Exception {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put(
                "expired",
                signed(
                        key,
                        JWSAlgorithm.RS256,
                        claims(claims ->
                                claims.expirationTime(Date.from(Instant.now().minusSeconds(600))))));
        bad.put("forged signature", signed(stranger, JWSAlgorithm.RS256, claims(claims -> claims)));
        bad.put("foreign tenant", signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("tid", "other"))));
        bad.put("no tenant", signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("tid", null))));
        bad.put("wrong audience", signed(key, JWSAlgorithm.RS256, claims(claims -> claims.audience("api://other"))));
        bad.put("wrong issuer", signed(key, JWSAlgorithm.RS256, claims(claims -> claims.issuer("https://other"))));
        bad.put("missing scope", signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("scp", "profile"))));
        bad.put("no scope", signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("scp", null))));
        bad.put("no time", signed(key, JWSAlgorithm.RS256, claims(claims -> claims.expirationTime(null))));
        bad.put("alg none", new PlainJWT(claims(claims -> claims)).serialize());
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims(claims -> claims));
        // The public key as if it were a shared secret.
        shared.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        bad.put("HS256", shared.serialize());
        String whole = signed(key, JWSAlgorithm.RS256, claims(claims -> claims));
        bad.put("changed", whole.substring(0, whole.length() - 8) + "AAAAAAAA");
        bad.put("nonsense", "not.a.token");
        for (Map.Entry<String, String> each : bad.entrySet()) {
            var answer = signIn(each.getValue());
            assertThat(answer.status()).as(each.getKey()).isEqualTo(401);
            assertThat(answer.text()).as(each.getKey()).contains("This does not sign anybody in");
            var direct = server.call("GET", "/programs", each.getValue(), null, new byte[0]);
            assertThat(direct.status()).as(each.getKey()).isEqualTo(401);
        }
    }

    @Test
    void aCodeIsExchangedWithItsVerifier() throws Exception {
        String body = "{\"openid\": {\"code\": \"%s\", \"verifier\": \"secret-verifier\","
                + " \"redirect\": \"http://127.0.0.1/sign-in.html\"}}";
        provider.grant("abc", "secret-verifier");
        provider.grant("other", "another-verifier");
        var answer = server.post("/sign-ins", null, body.formatted("abc"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(provider.exchanged()).contains("client_id=bidbook").doesNotContain("client_secret");
        assertThat(server.post("/sign-ins", null, body.formatted("other")).status())
                .isEqualTo(401);
        assertThat(server.get("/sign-ins", null).text())
                .isEqualTo(
                        "{\"accounts\":true,\"openid\":{\"authorizationEndpoint\":\"%s/authorize\",\"clientId\":\"bidbook\","
                                        .formatted(provider.issuer())
                                + "\"scope\":\"openid profile api://bidbook/access\"}}");
    }

    @Test
    void theTrailSaysWhyWithoutTheToken() throws Exception {
        String token = signed(key, JWSAlgorithm.RS256, claims(claims -> claims.claim("tid", "other")));
        signIn(token);
        List<String> details = server.bidbook.trail().after(0, 1000).stream()
                .map(entry -> entry.details())
                .toList();

        assertThat(details)
                .contains("{\"left out before\":\"0\",\"why\":\"OpenID: the token is of another tenant\"}")
                .noneMatch(text -> text.contains(token.substring(0, 20)));
    }
}
