package dev.bidbook.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks settings beside each other: each of them is right by itself. */
final class SettingsTogether {

    private final Map<Setting, String> texts;
    private final Map<Setting, String> sources;
    private final List<SettingProblem> problems = new ArrayList<>();

    SettingsTogether(Map<Setting, String> texts, Map<Setting, String> sources) {
        this.texts = texts;
        this.sources = sources;
    }

    /** What is right by itself, and wrong beside another setting. */
    List<SettingProblem> check() {
        checkCertificate();
        checkHost();
        checkProvider();
        return problems;
    }

    private void checkHost() {
        String host = texts.getOrDefault(Setting.HOST, Setting.HOST.standard());
        if (SettingsReader.NONE.equals(texts.get(Setting.ACCOUNTS)) && !isLoopback(host)) {
            problems.add(notLoopback(host, sources.getOrDefault(Setting.HOST, "default")));
        }
    }

    private void checkProvider() {
        String issuer = texts.getOrDefault(Setting.OPENID_ISSUER, "");
        if (issuer.isEmpty()) {
            return;
        }
        String source = sources.getOrDefault(Setting.OPENID_ISSUER, "default");
        for (Setting needed : new Setting[] {Setting.OPENID_CLIENT_ID, Setting.OPENID_SCOPE}) {
            if (texts.getOrDefault(needed, "").isEmpty()) {
                problems.add(new SettingProblem(
                        source,
                        "A provider is named, but " + needed.settingName() + " is not set.",
                        "Set it, as the provider's registration has it."));
            }
        }
        if (issuer.contains("login.microsoftonline.com")
                && texts.getOrDefault(Setting.OPENID_TENANT, "").isEmpty()) {
            problems.add(new SettingProblem(
                    source,
                    "Microsoft has many tenants, and openid-tenant is not set.",
                    "Set it to your tenant's id."));
        }
    }

    /** A certificate is of no use without its key, nor the other way round. */
    private void checkCertificate() {
        boolean certificate = !texts.getOrDefault(Setting.CERTIFICATE, "").isEmpty();
        boolean key = !texts.getOrDefault(Setting.CERTIFICATE_KEY, "").isEmpty();
        if (certificate != key) {
            Setting named = certificate ? Setting.CERTIFICATE : Setting.CERTIFICATE_KEY;
            Setting missing = certificate ? Setting.CERTIFICATE_KEY : Setting.CERTIFICATE;
            problems.add(new SettingProblem(
                    sources.getOrDefault(named, "default"),
                    named.settingName() + " is set, and " + missing.settingName() + " is not.",
                    "Set both; \"bidbook certificate\" makes both files."));
        }
    }

    private static SettingProblem notLoopback(String text, String source) {
        return new SettingProblem(
                source,
                "\"" + text + "\""
                        + " is not this machine's own address, and without accounts whoever reaches it may change"
                        + " everything.",
                "Write 127.0.0.1, ::1 or localhost, or set accounts to required.");
    }

    /** Names are not looked up: what a name server says may change after it was asked. */
    private static boolean isLoopback(String text) {
        if (text.equals("localhost")) {
            return true;
        }
        try {
            return SettingsReader.ADDRESS.matcher(text).matches()
                    && InetAddress.getByName(text).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
