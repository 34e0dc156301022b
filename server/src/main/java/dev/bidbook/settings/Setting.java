package dev.bidbook.settings;

import dev.bidbook.http.Front;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting and limit of Bidbook: the one table that the command line, the environment, the settings file,
 * {@code bidbook settings} and {@code docs/settings.md} are made from.
 */
public enum Setting {
    PORT("port", SettingKind.PORT, "8420", 0, 65_535, "The port that the server listens on. 0 takes any free one."),
    HOST(
            "host",
            SettingKind.HOST,
            "127.0.0.1",
            0,
            0,
            "The address that the server listens on. Without accounts, only this machine's own."),
    DATA("data", SettingKind.FOLDER, "data", 0, 0, "The folder with everything that is stored. It is made if missing."),
    TEMPLATES(
            "templates",
            SettingKind.FOLDER,
            "templates",
            0,
            0,
            "The folder with one folder per template. If it is not set and the working folder has none, the"
                    + " one that came with the program."),
    MAX_UPLOAD(
            "max-upload",
            SettingKind.BYTES,
            "64 MB",
            1L << 10,
            4L << 30,
            "The largest file or request body that is taken."),
    MAX_INFLATED(
            "max-inflated",
            SettingKind.BYTES,
            "1 GB",
            1L << 20,
            16L << 30,
            "How large a workbook's parts may be when unpacked, all together."),
    MAX_ROWS("max-rows", SettingKind.ROWS, "200000", 1, 1_048_576, "The most rows that one sheet of a file may have."),
    MAX_COLUMNS(
            "max-columns",
            SettingKind.COLUMNS,
            "1000",
            1,
            16_384,
            "The most columns that one sheet of a file may have."),
    MAX_CELLS(
            "max-cells",
            SettingKind.CELLS,
            "20000000",
            1,
            1_000_000_000,
            "The most cells that one sheet of a file may have."),
    MAX_TEXT(
            "max-text",
            SettingKind.CHARACTERS,
            "32767",
            1,
            32_767,
            "The longest text that a cell of a file may hold. Excel itself holds no more than 32767."),
    MAX_JSON("max-json", SettingKind.BYTES, "64 MB", 1L << 10, 1L << 30, "The largest JSON body that is taken."),
    BODY_TIMEOUT(
            "body-timeout", SettingKind.SECONDS, "300 s", 1, 86_400, "How long a request's body may take to arrive."),
    IDLE_TIMEOUT("idle-timeout", SettingKind.SECONDS, "60 s", 1, 3_600, "How long a connection may be silent."),
    MAX_CONCURRENT_UPLOADS(
            "max-concurrent-uploads",
            SettingKind.REQUESTS,
            "4",
            1,
            1_000,
            "How many requests that read, write or compute whole sheets run at the same time. Further ones wait."),
    QUEUE_TIMEOUT(
            "queue-timeout",
            SettingKind.SECONDS,
            "30 s",
            1,
            3_600,
            "How long such a request waits for its turn before it is sent away."),
    MAX_LISTENERS(
            "max-listeners",
            SettingKind.CLIENTS,
            "500",
            1,
            100_000,
            "How many clients may listen to events at the same time."),
    SIGN_IN_LIFETIME(
            "sign-in-lifetime",
            SettingKind.SECONDS,
            "8 h",
            60,
            86_400,
            "How long a sign-in counts. After that one signs in anew."),
    ACCOUNTS(
            "accounts",
            SettingKind.ACCOUNTS,
            "required",
            0,
            0,
            "required: people sign in, and the first start makes an administrator. none: one person uses the server"
                    + " without signing in, as long as nobody has made an account."),
    OPENID_ISSUER(
            "openid-issuer",
            SettingKind.TEXT,
            "",
            0,
            0,
            "The OpenID provider by which people may sign in, such as https://login.microsoftonline.com/<tenant>/v2.0."
                    + " Blank: only by passwords."),
    OPENID_TENANT(
            "openid-tenant",
            SettingKind.TEXT,
            "",
            0,
            0,
            "The tenant (tid) that the provider's tokens have to name. Blank: it is not looked at; never so with"
                    + " Microsoft."),
    OPENID_CLIENT_ID(
            "openid-client-id", SettingKind.TEXT, "", 0, 0, "How this server is registered with the provider."),
    OPENID_CLIENT_SECRET(
            "openid-client-secret",
            SettingKind.TEXT,
            "",
            0,
            0,
            "The secret of that registration, if it has one. Never shown."),
    OPENID_AUDIENCE(
            "openid-audience",
            SettingKind.TEXT,
            "",
            0,
            0,
            "For whom the provider's tokens have to be made. Blank: the client id."),
    OPENID_SCOPE(
            "openid-scope",
            SettingKind.TEXT,
            "",
            0,
            0,
            "What the provider's tokens have to allow, such as api://bidbook/access."),
    CERTIFICATE(
            "certificate",
            SettingKind.FILE,
            "",
            0,
            0,
            "The PEM file of the server's certificate, followed by those between it and its authority. With it the"
                    + " server speaks https. Blank: http."),
    CERTIFICATE_KEY(
            "certificate-key",
            SettingKind.FILE,
            "",
            0,
            0,
            "The PEM file of the certificate's key, without a password."),
    PUBLIC_ADDRESS(
            "public-address",
            SettingKind.ADDRESS,
            "",
            0,
            0,
            "The https address by which people reach the server, where that is another than the one it listens on: behind"
                    + " a proxy. Letters link to it; without it they have no links. Blank: the one that a caller used."),
    OFFICE_JS(
            "office-js",
            SettingKind.SCRIPT,
            Front.OFFICE_JS,
            0,
            0,
            "Where the pane in Excel gets Office.js: Microsoft's address, or a copy of your own."),
    SMTP_HOST(
            "smtp-host",
            SettingKind.NAME,
            "",
            0,
            0,
            "The mail server that letters are sent by. Without it nothing is sent."),
    SMTP_PORT("smtp-port", SettingKind.PORT, "587", 1, 65_535, "The port of the mail server."),
    SMTP_SECURITY(
            "smtp-security",
            SettingKind.SECURITY,
            "starttls",
            0,
            0,
            "How the connection to the mail server is encrypted. none is for a mail server on the same machine only."),
    SMTP_AUTHORITY(
            "smtp-authority",
            SettingKind.FILE,
            "",
            0,
            0,
            "The PEM file of the authority that certified the mail server, where it is one of your own. With it no other"
                    + " is trusted. Blank: those that Java knows."),
    SMTP_USER(
            "smtp-user",
            SettingKind.NAME,
            "",
            0,
            0,
            "As whom Bidbook signs in to the mail server. Without it, it does not."),
    SMTP_PASSWORD(
            "smtp-password",
            SettingKind.SECRET,
            "",
            0,
            0,
            "The password for the mail server, from the environment or a settings file. It is never shown."),
    SMTP_PASSWORD_FILE(
            "smtp-password-file",
            SettingKind.FILE,
            "",
            0,
            0,
            "A file that holds the password for the mail server, instead of smtp-password."),
    SMTP_SENDER(
            "smtp-sender",
            SettingKind.MAIL_ADDRESS,
            "",
            0,
            0,
            "The address that letters are from, needed with smtp-host."),
    SMTP_TIMEOUT("smtp-timeout", SettingKind.SECONDS, "10 s", 1, 60, "How long the mail server may keep silent."),
    MAIL_ATTACHMENT(
            "mail-attachment",
            SettingKind.BYTES,
            "15 MB",
            0,
            100L << 20,
            "The largest workbook that is attached to a letter. In place of a larger one there is a link.");

    private final String settingName;
    private final SettingKind kind;
    private final String standard;
    private final long least;
    private final long most;
    private final String help;

    Setting(String settingName, SettingKind kind, String standard, long least, long most, String help) {
        this.settingName = settingName;
        this.kind = kind;
        this.standard = standard;
        this.least = least;
        this.most = most;
        this.help = help;
    }

    /** The name in a settings file, and after two hyphens on the command line: {@code max-rows}. */
    public String settingName() {
        return settingName;
    }

    /** What its value is. */
    public SettingKind kind() {
        return kind;
    }

    /** The value where nothing else is said, as a person writes it. */
    public String standard() {
        return standard;
    }

    /** The smallest number it takes, in its kind's unit; 0 if it is not a number. */
    long least() {
        return least;
    }

    /** The largest number it takes, in its kind's unit; 0 if it is not a number. */
    long most() {
        return most;
    }

    /** What it does, in one or two sentences. */
    public String help() {
        return help;
    }

    /** The name of its environment variable: {@code BIDBOOK_MAX_ROWS}. */
    String variable() {
        return "BIDBOOK_" + settingName.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Its option on the command line: {@code --max-rows}. */
    public String option() {
        return "--" + settingName;
    }

    /** The setting of that name, or empty. */
    static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.settingName.equals(name))
                .findFirst();
    }
}
