package io.linli.web.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.web.page.NoticeText;

/**
 * Something a resident is told.
 *
 * @param subjectId the group-buy it is about
 * @param facts numbers and money, by the kind: {@code units}; of one that succeeded {@code price} and {@code finalPrice}; of one
 *     that failed {@code back}; of a good that is replaced {@code moved}, {@code given} and {@code back}
 * @param readAt absent as long as it is new
 */
public record NoticeView(
        UUID id,
        NoticeKind kind,
        UUID subjectId,
        LocalizedText title,
        LocalizedText text,
        Map<String, Object> facts,
        Instant createdAt,
        @Nullable Instant readAt) {

    static NoticeView of(NoticeText said) {
        var notice = said.notice();
        return new NoticeView(
                notice.id(),
                notice.kind(),
                notice.subjectId(),
                said.title(),
                said.text(),
                notice.facts().values(),
                notice.createdAt(),
                notice.readAt().orElse(null));
    }
}
