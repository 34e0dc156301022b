package dev.bidbook.ledger;

import dev.bidbook.sheet.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Many keys, a few hundred at a time: a statement has only so many parameters. */
final class KeyBatches {

    private static final int KEYS_AT_ONCE = 500;

    private KeyBatches() {}

    /** Calls the work with the texts of all keys, some at a time. */
    static void of(Collection<RowKey> keys, Consumer<List<String>> work) {
        List<String> texts = keys.stream().map(RowKey::text).toList();
        for (int from = 0; from < texts.size(); from += KEYS_AT_ONCE) {
            work.accept(texts.subList(from, Math.min(from + KEYS_AT_ONCE, texts.size())));
        }
    }
}
