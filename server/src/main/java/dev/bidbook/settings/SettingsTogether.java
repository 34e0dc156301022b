package dev.bidbook.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Checks settings beside each other: each of them is right by itself. */
final class SettingsTogether {

    private final SettingTexts said;
    private final List<SettingProblem> problems = new ArrayList<>();

    SettingsTogether(SettingTexts said) {
        this.said = said;
    }

    /** What is right by itself, and wrong beside another setting. */
    List<SettingProblem> check() {
        checkCertificate();
        checkHost();
        checkProvider();
        return problems;
    }

    private void checkHost() {
        String host = said.texts().getOrDefault(Setting.HOST, Setting.HOST.standard());
        if (said.text(Setting.ACCOUNTS).equals(SettingsReader.NONE) && !isLoopback(host)) {
            problems.add(said.problem(
                    Setting.HOST,
                    "\"" + host + "\""
                            + " is not this machine's own address, and without accounts whoever reaches it may change"
                            + " everything.",
                    "Write 127.0.0.1, ::1 or localhost, or set accounts to required."));
        }
    }

    private void checkProvider() {
        if (!said.isSet(Setting.OPENID_ISSUER)) {
            return;
        }
        for (Setting needed : new Setting[] {Setting.OPENID_CLIENT_ID, Setting.OPENID_SCOPE}) {
            if (!said.isSet(needed)) {
                problems.add(said.problem(
                        Setting.OPENID_ISSUER,
                        "A provider is named, but " + needed.settingName() + " is not set.",
                        "Set it, as the provider's registration has it."));
            }
        }
        if (said.text(Setting.OPENID_ISSUER).contains("login.microsoftonline.com")
                && !said.isSet(Setting.OPENID_TENANT)) {
            problems.add(said.problem(
                    Setting.OPENID_ISSUER,
                    "Microsoft has many tenants, and openid-tenant is not set.",
                    "Set it to your tenant's id."));
        }
    }

    /** A certificate is of no use without its key, nor the other way round. */
    private void checkCertificate() {
        boolean certificate = said.isSet(Setting.CERTIFICATE);
        boolean key = said.isSet(Setting.CERTIFICATE_KEY);
        if (certificate != key) {
            Setting named = certificate ? Setting.CERTIFICATE : Setting.CERTIFICATE_KEY;
            Setting missing = certificate ? Setting.CERTIFICATE_KEY : Setting.CERTIFICATE;
            problems.add(said.problem(
                    named,
                    named.settingName() + " is set, and " + missing.settingName() + " is not.",
                    "Set both; \"bidbook certificate\" makes both files."));
        }
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
