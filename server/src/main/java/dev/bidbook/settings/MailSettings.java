package dev.bidbook.settings;

import dev.bidbook.mail.MailAuthority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is said of the mail server, taken together; the password is read from its file. Used once. */
final class MailSettings {

    private final SettingTexts said;
    private final List<SettingProblem> problems = new ArrayList<>();

    /**
     * Settings that are right by themselves.
     *
     * @param said takes the password, if a file has it
     */
    MailSettings(SettingTexts said) {
        this.said = said;
    }

    /** What does not belong together, and what cannot be read. */
    List<SettingProblem> check() {
        if (said.isSet(Setting.SMTP_HOST) && !said.isSet(Setting.SMTP_SENDER)) {
            refuse(
                    Setting.SMTP_HOST,
                    "There is a mail server, but no address that letters are from.",
                    "Set smtp-sender, too.");
        }
        if (said.isSet(Setting.SMTP_PASSWORD) && said.isSet(Setting.SMTP_PASSWORD_FILE)) {
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
        if (said.isSet(Setting.SMTP_PASSWORD_FILE)) {
            try {
                said.texts().put(Setting.SMTP_PASSWORD, MailPassword.read(said.path(Setting.SMTP_PASSWORD_FILE)));
            } catch (IOException e) {
                refuse(
                        Setting.SMTP_PASSWORD_FILE,
                        "The file with the password of the mail server cannot be read.",
                        "Write the password into its first line, and check its name and that Bidbook may read it.");
            }
        }
    }

    private void checkAuthority() {
        if (said.isSet(Setting.SMTP_AUTHORITY)) {
            try {
                MailAuthority.read(said.path(Setting.SMTP_AUTHORITY));
            } catch (IOException e) {
                refuse(
                        Setting.SMTP_AUTHORITY,
                        "The file with the certificate of the mail server's authority cannot be read.",
                        "Name a PEM file that begins with -----BEGIN CERTIFICATE-----, and check that Bidbook may read it.");
            }
        }
    }

    private void refuse(Setting setting, String message, String repair) {
        problems.add(said.problem(setting, message, repair));
    }
}
