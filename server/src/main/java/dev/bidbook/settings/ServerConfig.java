package dev.bidbook.settings;

import dev.bidbook.addin.ServerAddress;
import dev.bidbook.http.HttpLimits;
import dev.bidbook.mail.MailAddress;
import dev.bidbook.mail.MailAuthority;
import dev.bidbook.mail.MailServer;
import dev.bidbook.people.OpenIdSettings;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Bidbook was told at start, whole and checked. Immutable and thread-safe. */
public final class ServerConfig {

    private final Map<Setting, String> texts;
    private final Map<Setting, Long> numbers;
    private final Map<Setting, String> sources;

    ServerConfig(Map<Setting, String> texts, Map<Setting, Long> numbers, Map<Setting, String> sources) {
        this.texts = new EnumMap<>(texts);
        this.numbers = new EnumMap<>(numbers);
        this.sources = new EnumMap<>(sources);
    }

    /** The port to listen on; 0 for any free one. */
    public int port() {
        return Math.toIntExact(number(Setting.PORT));
    }

    /** The address to listen on: one of this machine's own. */
    public String host() {
        return text(Setting.HOST);
    }

    /** The folder of everything that is stored; it need not exist yet. */
    public Path data() {
        return Path.of(text(Setting.DATA));
    }

    /** The folder with one folder per template. */
    public Path templates() {
        return Path.of(text(Setting.TEMPLATES));
    }

    /** The bounds within which files are read. */
    public SpreadsheetLimits spreadsheetLimits() {
        SpreadsheetLimits standard = SpreadsheetLimits.DEFAULTS;
        return new SpreadsheetLimits(
                number(Setting.MAX_UPLOAD),
                number(Setting.MAX_INFLATED),
                standard.inflation(),
                standard.freeBytes(),
                Math.toIntExact(number(Setting.MAX_ROWS)),
                Math.toIntExact(number(Setting.MAX_COLUMNS)),
                number(Setting.MAX_CELLS),
                Math.toIntExact(number(Setting.MAX_TEXT)),
                standard.sharedTexts(),
                standard.sharedCharacters(),
                standard.formatCharacters(),
                standard.entries(),
                standard.sheets(),
                standard.styles(),
                standard.mergedAreas(),
                standard.depth(),
                standard.tokenBytes(),
                standard.names(),
                standard.elements());
    }

    /** What a client may ask of the server at most. */
    public HttpLimits httpLimits() {
        HttpLimits standard = HttpLimits.DEFAULTS;
        return new HttpLimits(
                number(Setting.MAX_UPLOAD),
                number(Setting.MAX_JSON),
                Math.toIntExact(number(Setting.MAX_ROWS)),
                Math.toIntExact(number(Setting.BODY_TIMEOUT)),
                Math.toIntExact(number(Setting.IDLE_TIMEOUT)),
                Math.toIntExact(number(Setting.MAX_CONCURRENT_UPLOADS)),
                Math.toIntExact(number(Setting.QUEUE_TIMEOUT)),
                Math.toIntExact(number(Setting.MAX_LISTENERS)),
                standard.heartbeatSeconds(),
                standard.cacheBytes(),
                standard.problems());
    }

    /** Whether people have to sign in, so that the first start makes an administrator. */
    public boolean requiresAccounts() {
        return text(Setting.ACCOUNTS).equals(SettingsReader.REQUIRED);
    }

    /** How people sign in. */
    public SignInSettings signIn() {
        return new SignInSettings(Duration.ofSeconds(number(Setting.SIGN_IN_LIFETIME)), openId());
    }

    private @Nullable OpenIdSettings openId() {
        String issuer = text(Setting.OPENID_ISSUER);
        String client = text(Setting.OPENID_CLIENT_ID);
        String audience = text(Setting.OPENID_AUDIENCE);
        return issuer.isEmpty()
                ? null
                : new OpenIdSettings(
                        issuer,
                        text(Setting.OPENID_TENANT),
                        client,
                        text(Setting.OPENID_CLIENT_SECRET),
                        audience.isEmpty() ? client : audience,
                        text(Setting.OPENID_SCOPE));
    }

    /** The mail server that letters are sent by; empty if none is known. */
    public Optional<MailServer> mailServer() {
        String user = text(Setting.SMTP_USER);
        String password = text(Setting.SMTP_PASSWORD);
        return text(Setting.SMTP_HOST).isEmpty()
                ? Optional.empty()
                : Optional.of(new MailServer(
                        text(Setting.SMTP_HOST),
                        Math.toIntExact(number(Setting.SMTP_PORT)),
                        SettingKind.security(text(Setting.SMTP_SECURITY)).orElseThrow(),
                        mailAuthority(),
                        user.isEmpty() ? null : user,
                        password.isEmpty() ? null : password,
                        MailAddress.of(text(Setting.SMTP_SENDER)).orElseThrow(),
                        Duration.ofSeconds(number(Setting.SMTP_TIMEOUT)),
                        number(Setting.MAIL_ATTACHMENT)));
    }

    private @Nullable MailAuthority mailAuthority() {
        String file = text(Setting.SMTP_AUTHORITY);
        try {
            return file.isEmpty() ? null : MailAuthority.read(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the authority was read when the settings were, and is gone since", e);
        }
    }

    /** The value of a setting as it may be shown to anybody who runs the server: of a secret only that there is one. */
    String shown(Setting setting) {
        String text = text(setting);
        boolean secret = setting.kind() == SettingKind.SECRET || setting == Setting.OPENID_CLIENT_SECRET;
        return secret && !text.isEmpty() ? "(hidden)" : text;
    }

    /** The file of the server's certificate; empty for http. With it there is a key. */
    public Optional<Path> certificate() {
        String file = text(Setting.CERTIFICATE);
        return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** The file of the certificate's key. */
    public Path certificateKey() {
        return Path.of(text(Setting.CERTIFICATE_KEY));
    }

    /** Where the pane gets Office.js. */
    public String officeJs() {
        return text(Setting.OFFICE_JS);
    }

    /** The https address that people use, if it is set. */
    public Optional<ServerAddress> publicAddress() {
        return ServerAddress.of(text(Setting.PUBLIC_ADDRESS));
    }

    /** The value of a setting that is a number, in its kind's unit. */
    public long number(Setting setting) {
        Long number = numbers.get(setting);
        if (number == null) {
            throw new IllegalArgumentException(setting.settingName() + " is not a number");
        }
        return number;
    }

    /** The value of a setting as a person writes it. */
    public String text(Setting setting) {
        return texts.getOrDefault(setting, setting.standard());
    }

    /** Where a setting's value comes from: {@code --port}, a variable, a file and line, or {@code default}. */
    String source(Setting setting) {
        return sources.getOrDefault(setting, "default");
    }

    /** Whether nothing was said of the setting. */
    public boolean isDefault(Setting setting) {
        return source(setting).equals("default");
    }

    /** The same configuration with one setting otherwise; the text is known to be right. */
    public ServerConfig with(Setting setting, String text) {
        Map<Setting, String> otherTexts = new EnumMap<>(Setting.class);
        otherTexts.putAll(texts);
        otherTexts.put(setting, text);
        Map<Setting, Long> otherNumbers = new EnumMap<>(Setting.class);
        otherNumbers.putAll(numbers);
        setting.kind().number(text).ifPresent(number -> {
            if (setting.kind().isNumber()) {
                otherNumbers.put(setting, number);
            }
        });
        return new ServerConfig(otherTexts, otherNumbers, sources);
    }
}
