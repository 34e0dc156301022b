package dev.bidbook.communication;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.communication.Communication.Filled;
import dev.bidbook.communication.Communication.Recipient;
import dev.bidbook.database.Database;
import dev.bidbook.finding.Finding;
import dev.bidbook.mail.Delivery;
import dev.bidbook.mail.Letter;
import dev.bidbook.mail.MailRound;
import dev.bidbook.mail.Mailer;
import dev.bidbook.review.Review;
import dev.bidbook.review.WorkbookDownload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends one pack. What is about to be done is stored first, and what became of each letter right after it, so that nothing
 * is sent twice and nothing that was sent is forgotten; no transaction waits for a mail server.
 */
final class Sending {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Database database;
    private final AuditTrail trail;
    private final Review review;
    private final LetterWriting writing;
    private final PackForms forms;
    private final AddressBook book;
    private final Path folder;
    private final Clock clock;

    Sending(
            Database database,
            AuditTrail trail,
            Review review,
            LetterWriting writing,
            PackForms forms,
            AddressBook book,
            Path folder,
            Clock clock) {
        this.database = database;
        this.trail = trail;
        this.review = review;
        this.writing = writing;
        this.forms = forms;
        this.book = book;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param note what is written beside it, checked
     * @param pack the findings in words
     * @param open the open findings
     * @param fills gives the cells that are filled when these members were told
     */
    record Parcel(
            Request request,
            String note,
            List<Addressee> addressees,
            Pack pack,
            List<Finding> open,
            java.util.function.Function<List<Addressee>, List<Preview.Fill>> fills) {}

    /** Sends it; its id. */
    String send(Mailer mailer, Parcel parcel, @Nullable String retryKey, @Nullable String digest) {
        String id = UUID.randomUUID().toString();
        begin(id, parcel, retryKey, digest);
        List<Addressee> reached = new ArrayList<>();
        try (MailRound round = mailer.begin()) {
            int ordinal = 0;
            for (Addressee addressee : parcel.addressees()) {
                ordinal++;
                Delivery delivery = deliver(round, mailer, parcel, addressee, id, ordinal);
                if (delivery.sent()) {
                    reached.add(addressee);
                }
                int number = ordinal;
                database.writing(handle -> new CommunicationStore(handle).deliver(id, number, delivery, now()));
            }
        }
        Filled filled =
                new Telling(review).fill(parcel.request(), parcel.fills().apply(reached), LocalDate.now(clock));
        database.writing(handle -> new CommunicationStore(handle).end(id, filled));
        return id;
    }

    private void begin(String id, Parcel parcel, @Nullable String retryKey, @Nullable String digest) {
        Request request = parcel.request();
        List<Recipient> recipients = parcel.addressees().stream()
                .map(addressee -> new Recipient(
                        addressee.name(),
                        addressee.roleWords(),
                        addressee.address() == null ? null : addressee.address().text(),
                        "",
                        ""))
                .toList();
        Communication about = new Communication(
                id,
                request.sheet(),
                parcel.pack().revision(),
                request.person(),
                now(),
                parcel.note(),
                parcel.open().size(),
                recipients,
                null);
        database.writing(handle -> {
            new CommunicationStore(handle).begin(about, parcel.open(), retryKey, digest);
            Map<String, String> details = Map.of(
                    "communication",
                    id,
                    "revision",
                    Integer.toString(about.revision()),
                    "recipients",
                    recipients.stream().map(Recipient::name).collect(Collectors.joining(", ")));
            trail.record(
                    handle,
                    new AuditEvent(
                            about.person(),
                            "findings-communicated",
                            about.sheet().toString(),
                            details));
        });
    }

    private Delivery deliver(
            MailRound round, Mailer mailer, Parcel parcel, Addressee addressee, String id, int ordinal) {
        if (addressee.address() == null) {
            return noAddress(addressee.name());
        }
        Path file = null;
        try {
            file = Files.createTempFile(folder, "letter-", ".xlsx");
            Letter.Attachment workbook = workbook(parcel, addressee, file, mailer.attachmentBytes());
            return round.send(letter(parcel, addressee, workbook, id + "." + ordinal));
        } catch (IOException e) {
            return new Delivery(
                    Delivery.Result.NOT_TRIED,
                    "The workbook could not be written to be attached. The disk of the server may be full.");
        } finally {
            delete(file);
        }
    }

    static Delivery noAddress(String name) {
        return new Delivery(
                Delivery.Result.NOT_TRIED, "No mail address of " + name + " is known. An administrator can enter it.");
    }

    private Letter letter(Parcel parcel, Addressee addressee, Letter.@Nullable Attachment workbook, String id) {
        LetterText text = writing.write(
                parcel.request(), parcel.pack(), addressee, workbook == null ? null : workbook.fileName());
        var address = addressee.address();
        if (address == null) {
            throw new IllegalStateException("only who has an address is written to");
        }
        return new Letter(
                id,
                addressee.name(),
                address,
                book.of(parcel.request().person()).orElse(null),
                text.subject(),
                forms.plain(text),
                forms.html(text),
                workbook);
    }

    /** A copy of the sheet for this member; null if it is larger than may be attached. */
    private Letter.@Nullable Attachment workbook(Parcel parcel, Addressee addressee, Path file, long most)
            throws IOException {
        WorkbookDownload download = review.workbook(
                        parcel.request().sheet(),
                        addressee.name(),
                        parcel.request().editing().apply(addressee.name()),
                        WorkbookDownload.opensOnSummary(addressee.roles()))
                .orElseThrow(() -> new IOException("the sheet is gone"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            download.writeTo(out);
        }
        return Files.size(file) > most ? null : new Letter.Attachment(download.fileName(), XLSX, file);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It lies among the bodies of requests, which are cleared away when the server starts.
                file.toFile().deleteOnExit();
            }
        }
    }
}
