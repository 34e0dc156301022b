package dev.bidbook.people;

/**
 * The OpenID provider by which people may sign in, such as Microsoft Entra ID.
 *
 * @param issuer the provider, as its tokens name it: {@code https://login.microsoftonline.com/<tenant>/v2.0}
 * @param tenant what tokens have to carry as {@code tid}; empty: it is not looked at
 * @param clientId how this server is registered there
 * @param clientSecret the secret of that registration, empty if it has none
 * @param audience for whom tokens have to be made
 * @param scope what tokens have to allow, as it is asked for: {@code api://bidbook/access}
 */
public record OpenIdSettings(
        String issuer, String tenant, String clientId, String clientSecret, String audience, String scope) {

    /** The last part of the scope: what a token carries of it. */
    String scopeName() {
        return scope.substring(scope.lastIndexOf('/') + 1);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OpenID provider " + issuer;
    }
}
