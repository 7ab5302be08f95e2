package io.linli.catalog.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.feed.WrittenRow.Problem;

/**
 * A listing as somebody writes it.
 *
 * @param texts what is written, without what nothing is said of
 * @param offerId what is in the shop under that number; empty where nothing is
 * @param stale what is in the shop was changed since the draft was begun
 * @param keptElsewhere several suppliers sell it, and its texts are another one's: it cannot be published
 * @param problems all that is missing or wrong; published only without
 * @param publishAt when it is published by itself
 * @param failure code of why it was not, when it should have been
 */
public record Draft(
        UUID id,
        String supplierSku,
        Map<DraftField, String> texts,
        Optional<UUID> offerId,
        boolean stale,
        boolean keptElsewhere,
        List<Problem> problems,
        String writtenBy,
        Instant writtenAt,
        Optional<Instant> publishAt,
        Optional<String> failure) {

    /** In the language, or the one it is written in; empty where it has none yet. */
    public String name(boolean chinese) {
        var own = text(chinese ? DraftField.NAME_ZH : DraftField.NAME);
        return own.isEmpty() ? text(chinese ? DraftField.NAME : DraftField.NAME_ZH) : own;
    }

    /** Empty where nothing is said. */
    public String text(DraftField field) {
        return texts.getOrDefault(field, "");
    }
}
