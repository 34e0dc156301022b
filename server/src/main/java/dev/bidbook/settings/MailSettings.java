package dev.bidbook.settings;

import dev.bidbook.mail.MailAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said of the mail server, taken together; the password is read from its file. Used once. */
final class MailSettings {

    private final Map<Setting, String> texts;
    private final Map<Setting, String> sources;
    private final List<SettingProblem> problems = new ArrayList<>();

    /**
     * Settings that are right by themselves.
     *
     * @param texts takes the password, if a file has it
     */
    MailSettings(Map<Setting, String> texts, Map<Setting, String> sources) {
        this.texts = texts;
        this.sources = sources;
    }

    /** What does not belong together, and what cannot be read. */
    List<SettingProblem> check() {
        if (isSet(Setting.SMTP_HOST) && !isSet(Setting.SMTP_SENDER)) {
            refuse(
                    Setting.SMTP_HOST,
                    "There is a mail server, but no address that letters are from.",
                    "Set smtp-sender, too.");
        }
        if (isSet(Setting.SMTP_PASSWORD) && isSet(Setting.SMTP_PASSWORD_FILE)) {
            refuse(
                    Setting.SMTP_PASSWORD_FILE,
                    "The password of the mail server is set twice.",
                    "Set either smtp-password or smtp-password-file.");
        }
        readPassword();
        checkAuthority();
        return problems;
    }

    private void readPassword() {
        if (isSet(Setting.SMTP_PASSWORD_FILE)) {
            try {
                texts.put(Setting.SMTP_PASSWORD, MailPassword.read(path(Setting.SMTP_PASSWORD_FILE)));
            } catch (IOException e) {
                refuse(
                        Setting.SMTP_PASSWORD_FILE,
                        "The file with the password of the mail server cannot be read.",
                        "Write the password into its first line, and check its name and that Bidbook may read it.");
            }
        }
    }

    private void checkAuthority() {
        if (isSet(Setting.SMTP_AUTHORITY)) {
            try {
                MailAuthority.read(path(Setting.SMTP_AUTHORITY));
            } catch (IOException e) {
                refuse(
                        Setting.SMTP_AUTHORITY,
                        "The file with the certificate of the mail server's authority cannot be read.",
                        "Name a PEM file that begins with -----BEGIN CERTIFICATE-----, and check that Bidbook may read it.");
            }
        }
    }

    private boolean isSet(Setting setting) {
        return !texts.getOrDefault(setting, "").isEmpty();
    }

    private Path path(Setting setting) {
        return Path.of(texts.getOrDefault(setting, ""));
    }

    private void refuse(Setting setting, String message, String repair) {
        problems.add(new SettingProblem(sources.getOrDefault(setting, "default"), message, repair));
    }
}
