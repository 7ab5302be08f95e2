package io.linli.marketplace.message;

import io.linli.marketplace.notice.NoticeKind;

/** What messages are about, as far as somebody can choose. */
public enum Topic {
    /** What becomes of group-buys, and what is announced of them. */
    GROUP_BUYS,
    /** Visits that are booked. */
    VISITS,
    /** How a visit was. */
    REVIEWS;

    /** Told by the first word of the kind, as the database does when it writes messages. */
    public static Topic of(NoticeKind kind) {
        var word = kind.name().substring(0, kind.name().indexOf('_'));
        return switch (word) {
            case "VISIT" -> VISITS;
            case "REVIEW" -> REVIEWS;
            default -> GROUP_BUYS;
        };
    }
}
