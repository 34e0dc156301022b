package dev.bidbook;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.communication.Addresses;
import dev.bidbook.communication.Communications;
import dev.bidbook.communication.NoticeRounds;
import dev.bidbook.database.Database;
import dev.bidbook.desk.Queue;
import dev.bidbook.discussion.Discussions;
import dev.bidbook.discussion.ThreadFilter;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.notice.Outbox;
import dev.bidbook.people.Member;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.workbook.DiscussedLine;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people say to each other, and what they are told, wired together. Thread-safe until it is closed. */
final class Correspondence implements AutoCloseable {

    /** How long notices wait for being sent at most. */
    private static final Duration NOTICES = Duration.ofSeconds(30);

    /** How many things said a workbook shows. */
    private static final int MOST_DISCUSSED = 500;

    private final Database database;
    private final AuditTrail trail;
    private final Programs programs;
    private final Clock clock;
    private final Discussions discussions;
    private final Outbox outbox;
    private final List<NoticeRounds> rounds = new CopyOnWriteArrayList<>();

    Correspondence(Database database, AuditTrail trail, LedgerReader ledger, Programs programs, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.programs = programs;
        this.clock = clock;
        this.discussions = new Discussions(database, trail, ledger, this::members, clock);
        this.outbox = new Outbox(database, clock);
    }

    Discussions discussions() {
        return discussions;
    }

    Outbox outbox() {
        return outbox;
    }

    /** What was said about a sheet's lines and is not settled, as workbooks show it. */
    List<DiscussedLine> discussed(SheetId sheet) {
        return discussions.of(sheet, ThreadFilter.open(MOST_DISCUSSED)).stream()
                .flatMap(thread -> thread.entries().stream()
                        .filter(entry -> entry.text() != null)
                        .map(entry -> new DiscussedLine(
                                thread.key().parts(),
                                thread.column() == null ? "" : thread.column(),
                                entry.person(),
                                entry.at(),
                                String.valueOf(entry.text()))))
                .limit(MOST_DISCUSSED)
                .toList();
    }

    /** Telling findings to others by this post. Where letters can be sent, members get their notices from now on. */
    Communications by(Communications.Post post, Review review, Queue queue) {
        Communications communications = new Communications(
                database, trail, review, programs, queue, new Addresses(database, trail, clock), post, clock);
        if (post.mailer() != null) {
            rounds.add(new NoticeRounds(outbox, communications, NOTICES));
        }
        return communications;
    }

    /** The names of a program's members by the words of their roles. */
    private Map<String, List<String>> members(String program) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        programs.find(program).ifPresent(known -> known.members()
                .forEach((role, members) -> names.put(
                        role.word(), members.stream().map(Member::name).toList())));
        return names;
    }

    @Override
    public void close() {
        rounds.forEach(NoticeRounds::close);
    }
}
