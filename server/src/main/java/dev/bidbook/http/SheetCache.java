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

    /**
     * A sheet as JSON.
     *
     * @param tag what tells it from the sheet at other times, for {@code ETag}
     * @param plain its bytes
     * @param zipped its bytes by gzip
     */
    record Answer(String tag, byte[] plain, byte[] zipped) {
        long size() {
            return plain.length + (long) zipped.length;
        }
    }

    synchronized Optional<Answer> find(String tag) {
        return Optional.ofNullable(answers.get(tag));
    }

    synchronized void keep(Answer answer) {
        if (answer.size() > most / 2) {
            return;
        }
        Answer earlier = answers.put(answer.tag(), answer);
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
