package dev.bidbook.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks access tokens of the OpenID provider: signature, issuer, tenant, audience, scope, and their time. */
final class OpenIdTokens {

    private static final int LONGEST = 32_768;

    /** Only by a provider's own key pair: never unsigned, and never by a secret that both sides know. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);

    private final OpenIdSettings settings;

    OpenIdTokens(OpenIdSettings settings) {
        this.settings = settings;
    }

    /**
     * Who a token says somebody is.
     *
     * @param subject the identity, which never changes
     * @param name a name for people, unique within the tenant
     */
    record Identity(Account.OpenIdSubject subject, String name) {}

    Identity checked(String token, JWKSource<SecurityContext> keys) throws OpenIdFailure {
        if (token.length() > LONGEST) {
            throw OpenIdFailure.refused("the token is too long");
        }
        JWTClaimsSet claims = claims(token, keys);
        if (!settings.tenant().isEmpty() && !settings.tenant().equals(text(claims, "tid"))) {
            throw OpenIdFailure.refused("the token is of another tenant");
        } else if (!scopes(claims).contains(settings.scopeName())) {
            throw OpenIdFailure.refused("the token does not have the scope");
        }
        String objectId = text(claims, "oid");
        String subject = objectId == null ? String.valueOf(claims.getSubject()) : objectId;
        String name = text(claims, "preferred_username");
        if (name == null) {
            name = text(claims, "upn");
        }
        return new Identity(
                new Account.OpenIdSubject(settings.issuer(), subject), name == null ? subject : name.strip());
    }

    private JWTClaimsSet claims(String token, JWKSource<SecurityContext> keys) throws OpenIdFailure {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Set.of(settings.audience()),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp"),
                null));
        try {
            return processor.process(token, null);
        } catch (KeySourceException e) {
            throw OpenIdFailure.unreachable("the provider's keys could not be had");
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw OpenIdFailure.refused("the token is forged, expired, or for somebody else");
        }
    }

    private static List<String> scopes(JWTClaimsSet claims) {
        Object written = claims.getClaim("scp");
        if (written == null) {
            written = claims.getClaim("scope");
        }
        if (written instanceof String text) {
            return Arrays.asList(text.split(" ", -1));
        }
        return written instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank() ? text : null;
    }
}
