package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bidbook.properties.RandomCases;
import dev.bidbook.sheet.RowProgress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is unpacked ahead is what is unpacked otherwise, and whoever unpacks it always comes to an end. */
class UnpackedAheadTest {

    private final ExecutorService others = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void everybodyHasEnded() throws Exception {
        others.shutdown();
        assertThat(others.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theBytesAreTheSameInWhateverPiecesTheyCome() {
        RandomCases.of(getClass(), "theBytesAreTheSameInWhateverPiecesTheyCome", 200)
                .check(draw -> {
                    Random dice = draw.dice();
                    byte[] content = bytes(dice.nextInt(dice.nextBoolean() ? 700_000 : 200_000), dice);
                    draw.tell(content.length + " bytes");
                    Executor busyNowAndThen = work -> {
                        if (dice.nextInt(3) == 0) {
                            throw new RejectedExecutionException();
                        }
                        others.execute(work);
                    };
                    // What one thread unpacks must not draw from the dice of the other.
                    Random pieces = new Random(dice.nextLong());
                    assertThat(read(new UnpackedAhead(inPieces(content, pieces), busyNowAndThen), dice))
                            .isEqualTo(content);
                });
    }

    @Test
    void whatStandsBeforeAFaultComesBeforeIt() throws Exception {
        byte[] content = bytes(300_000, new Random(1));
        InputStream broken = new InputStream() {
            private final InputStream whole = new ByteArrayInputStream(content);

            @Override
            public int read() throws IOException {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = whole.read(target, offset, length);
                if (read < 0) {
                    throw new IOException("torn");
                }
                return read;
            }
        };
        try (UnpackedAhead ahead = new UnpackedAhead(broken, others)) {
            assertThat(ahead.readNBytes(content.length)).isEqualTo(content);
            assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("torn");
        }
    }

    @Test
    void closingEndsWhoeverWaitsForRoom() throws Exception {
        AtomicInteger unpacked = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                unpacked.addAndGet(length);
                return length;
            }
        };
        try (UnpackedAhead ahead = new UnpackedAhead(endless, others)) {
            assertThat(ahead.readNBytes(200_000)).hasSize(200_000);
        }
        // That it ends is looked at after each test; that it waited, here.
        assertThat(unpacked.get()).isLessThan(1_000_000);
    }

    @Test
    void aSheetOfWhichNoMoreIsWantedIsLetGo() throws Exception {
        Path file = rows(20_000);
        AtomicInteger rows = new AtomicInteger();
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS, RowProgress.NONE, others)) {
            spreadsheet.read(spreadsheet.sheets().get(0), row -> rows.incrementAndGet() < 5_000);
        }
        assertThat(rows).hasValue(5_000);
    }

    @Test
    void aPartWhoseBeginningIsRefusedIsLetGo() throws Exception {
        Path file = PackageBuilder.withSheet("<?xml version=\"7\"" + "a".repeat(2_000_000))
                .write(folder);
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, SpreadsheetLimits.DEFAULTS, RowProgress.NONE, others)) {
            assertThatThrownBy(() -> spreadsheet.read(spreadsheet.sheets().get(0), row -> true))
                    .isInstanceOf(SpreadsheetRefusedException.class);
        }
    }

    private Path rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= count; row++) {
            rows.append("<row><c t=\"inlineStr\"><is><t>Part ").append(row).append("</t></is></c></row>");
        }
        return PackageBuilder.withRows(rows.toString()).write(folder);
    }

    private static byte[] bytes(int count, Random dice) {
        byte[] bytes = new byte[count];
        dice.nextBytes(bytes);
        return bytes;
    }

    private static InputStream inPieces(byte[] content, Random dice) {
        return new ByteArrayInputStream(content) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + dice.nextInt(40_000)));
            }
        };
    }

    private static byte[] read(UnpackedAhead ahead, Random dice) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (ahead) {
            byte[] some = new byte[100_000];
            for (int length = 0; length >= 0; length = ahead.read(some, 0, 1 + dice.nextInt(some.length))) {
                read.write(Arrays.copyOf(some, length), 0, length);
            }
        }
        return read.toByteArray();
    }
}
