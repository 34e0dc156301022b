package dev.bidbook.http;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answered sheets, kept by what determines their bytes, the least used first to go. Thread-safe; holds at most as many
 * bytes as it is told.
 */
final class SheetCache {

    private final long most;
    private final Map<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    SheetCache(long most) {
        this.most = most;
    }

    /** A sheet as JSON: what decides its bytes, the bytes, and the bytes by gzip. The arrays are never changed. */
    static final class Answer {
        private final String name;
        private final byte[] plain;
        private final byte[] zipped;

        Answer(String name, byte[] plain, byte[] zipped) {
            this.name = name;
            this.plain = plain;
            this.zipped = zipped;
        }

        byte[] plain() {
            return plain;
        }

        byte[] zipped() {
            return zipped;
        }

        long size() {
            return plain.length + (long) zipped.length;
        }
    }

    synchronized Optional<Answer> find(String name) {
        return Optional.ofNullable(answers.get(name));
    }

    synchronized void keep(Answer answer) {
        if (answer.size() > most / 2) {
            return;
        }
        Answer earlier = answers.put(answer.name, answer);
        held += answer.size() - (earlier == null ? 0 : earlier.size());
        var oldest = new ArrayDeque<>(answers.keySet());
        while (held > most && !oldest.isEmpty()) {
            Answer gone = answers.remove(oldest.poll());
            held -= gone == null ? 0 : gone.size();
        }
    }

    /** How many bytes are held now. */
    synchronized long held() {
        return held;
    }
}
