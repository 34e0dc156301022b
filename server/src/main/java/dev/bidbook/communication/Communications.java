package dev.bidbook.communication;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.desk.Queue;
import dev.bidbook.finding.Finding;
import dev.bidbook.mail.Delivery;
import dev.bidbook.mail.Letter;
import dev.bidbook.mail.MailAddress;
import dev.bidbook.mail.MailRound;
import dev.bidbook.mail.Mailer;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells a sheet's findings to members of its program, and remembers to whom. Thread-safe. */
public final class Communications {

    /** How many communications of a sheet are listed. */
    public static final int MOST_LISTED = 200;

    /** Why nothing can be sent without a mail server. */
    public static final String NO_MAIL_SERVER =
            "No mail server is known. Whoever runs Bidbook has to set smtp-host and smtp-sender. Until then print the page"
                    + " of findings and pass it on.";

    private static final int LOCKS = 64;

    private final Database database;
    private final Review review;
    private final Programs programs;
    private final Addresses addresses;
    private final @Nullable Mailer mailer;
    private final LetterWriting writing;
    private final PackForms forms = new PackForms();
    private final Sending sending;
    private final Clock clock;
    /** Who repeats a request waits until the first one is through, instead of sending it again. */
    private final List<Lock> locks =
            IntStream.range(0, LOCKS).<Lock>mapToObj(i -> new ReentrantLock()).toList();

    /**
     * How letters leave the house.
     *
     * @param mailer sends them, or null if no mail server is known
     * @param publicAddress where people reach the server, without a slash at its end; empty for letters without links
     * @param folder where files lie until they are sent
     */
    public record Post(@Nullable Mailer mailer, String publicAddress, Path folder) {}

    /** What is told of the sheets in a database. */
    public Communications(
            Database database,
            AuditTrail trail,
            Review review,
            Programs programs,
            Queue queue,
            Addresses addresses,
            Post post,
            Clock clock) {
        this.database = database;
        this.review = review;
        this.programs = programs;
        this.addresses = addresses;
        this.mailer = post.mailer();
        this.writing = new LetterWriting(queue, post.publicAddress());
        this.sending = new Sending(database, trail, review, writing, forms, addresses, post.folder(), clock);
        this.clock = clock;
    }

    /** Where people get their mail. */
    public Addresses addresses() {
        return addresses;
    }

    /** What would be sent, to whom, and what that would fill; nothing is sent or stored. */
    public Outcome preview(Request request) {
        List<Problem> problems = new ArrayList<>();
        Sending.Parcel parcel = parcel(request, problems);
        if (parcel == null) {
            return new Outcome.Refused(problems);
        }
        Addressee first = parcel.addressees().get(0);
        LetterText letter = writing.write(parcel.request(), parcel.pack(), first, request.sheet() + ".xlsx");
        return new Outcome.Previewed(new Preview(
                parcel.pack().revision(),
                parcel.open().size(),
                parcel.addressees(),
                letter.subject(),
                forms.plain(letter),
                forms.html(letter),
                parcel.fills().apply(parcel.addressees()),
                mailer == null ? NO_MAIL_SERVER : null));
    }

    /**
     * Sends it.
     *
     * @param retryKey what makes a repetition harmless, or null
     * @param digest a digest of the request, so that the key with another one is told apart; null without a key
     */
    public Outcome send(Request request, @Nullable String retryKey, @Nullable String digest) {
        Mailer by = mailer;
        if (by == null) {
            return new Outcome.NoMailServer();
        } else if (retryKey == null) {
            return sendNow(by, request, null, null);
        }
        Lock lock =
                locks.get(Math.floorMod((request.sheet() + " " + request.person() + " " + retryKey).hashCode(), LOCKS));
        lock.lock();
        try {
            Map.Entry<String, String> before = database.read(handle ->
                            new CommunicationStore(handle).repeated(request.sheet(), request.person(), retryKey))
                    .orElse(null);
            if (before == null) {
                return sendNow(by, request, retryKey, digest);
            }
            return before.getValue().equals(digest)
                    ? new Outcome.Done(find(request.sheet(), before.getKey()).orElseThrow(), true)
                    : new Outcome.RetryKeyReused();
        } finally {
            lock.unlock();
        }
    }

    private Outcome sendNow(Mailer by, Request request, @Nullable String retryKey, @Nullable String digest) {
        List<Problem> problems = new ArrayList<>();
        Sending.Parcel parcel = parcel(request, problems);
        if (parcel == null) {
            return new Outcome.Refused(problems);
        }
        String id = sending.send(by, parcel, retryKey, digest);
        return new Outcome.Done(find(request.sheet(), id).orElseThrow(), false);
    }

    /**
     * Sends a letter of a few lines to one person, for other rooms that have something to tell.
     *
     * @param id what the letter is known by, letters, digits, dots and hyphens; the same if it is sent again
     * @param text lines of plain text
     */
    public Delivery tell(String id, String person, String subject, String text) {
        MailAddress address = addresses.of(person).orElse(null);
        Mailer by = mailer;
        if (by == null) {
            return new Delivery(Delivery.Result.NOT_TRIED, NO_MAIL_SERVER);
        } else if (address == null) {
            return Sending.noAddress(person);
        }
        try (MailRound round = by.begin()) {
            return round.send(new Letter(id, person, address, null, subject, text, forms.lines(subject, text), null));
        }
    }

    /** What was told of a sheet, the latest first. */
    public List<Communication> of(SheetId sheet) {
        return database.read(handle -> new CommunicationStore(handle).of(sheet, MOST_LISTED));
    }

    private Optional<Communication> find(SheetId sheet, String id) {
        return database.read(handle -> new CommunicationStore(handle).find(sheet, id));
    }

    /** The latest communication of these findings of a sheet, in their order; null for one that nobody was told of. */
    public List<@Nullable FindingTold> told(SheetId sheet, Collection<Finding> findings) {
        List<RowKey> keys = findings.stream().map(Finding::key).toList();
        Map<String, FindingTold> told =
                keys.isEmpty() ? Map.of() : database.read(handle -> new CommunicationStore(handle).told(sheet, keys));
        List<@Nullable FindingTold> all = new ArrayList<>();
        for (Finding finding : findings) {
            all.add(
                    told.isEmpty()
                            ? null
                            : told.get(CommunicationStore.findingId(
                                    finding.key().text(),
                                    finding.rule().id(),
                                    finding.opened().text())));
        }
        return all;
    }

    /** The findings of a sheet as a page to be printed; empty if there is no such sheet. */
    public Optional<String> page(Template template, SheetId sheet) {
        Program program = programs.find(sheet.scope()).orElse(null);
        SheetContent content = review.sheet(sheet).orElse(null);
        if (program == null || content == null) {
            return Optional.empty();
        }
        PackReading reading =
                new PackReading(template, content, review.findings().of(sheet));
        return Optional.of(forms.page(reading.pack(program, LocalDate.now(clock), List.of(), true)));
    }

    private Sending.@Nullable Parcel parcel(Request request, List<Problem> problems) {
        Program program = programs.find(request.sheet().scope()).orElseThrow();
        String note = Note.checked(request.note(), problems);
        List<Addressee> addressees = new Addressing(program, addresses).find(request.to(), problems);
        if (!problems.isEmpty()) {
            return null;
        }
        SheetContent content = review.sheet(request.sheet()).orElseThrow();
        List<Finding> findings = review.findings().of(request.sheet());
        PackReading reading = new PackReading(request.template(), content, findings);
        List<Addressee> reachable = addressees.stream()
                .filter(addressee -> addressee.address() != null)
                .toList();
        Pack pack = reading.pack(program, LocalDate.now(clock), reading.fills(reachable), false);
        Request tidied = new Request(
                request.template(), request.sheet(), request.person(), request.editing(), request.to(), note);
        return new Sending.Parcel(
                tidied,
                note,
                addressees,
                pack,
                findings.stream().filter(Finding::isOpen).toList(),
                reading::fills);
    }
}
