package io.linli.marketplace.notice;

/**
 * What a notice is about, and which facts it has; of a campaign besides {@code units}: those the resident has in it. The first word
 * tells the topic.
 */
public enum NoticeKind {
    /**
     * A group-buy has enough units. Facts: {@code price} it was joined at, {@code finalPrice}; both of one unit, where it has one
     * good only.
     */
    CAMPAIGN_SUCCEEDED,
    /**
     * A group-buy missed its threshold. Facts: {@code back}, what was paid and comes back; of nothing if nothing was paid; {@code
     * alone}, units that are bought alone, as chosen for this, where there are any.
     */
    CAMPAIGN_FAILED,
    /** A group-buy was called off. Facts: {@code back}, as above. */
    CAMPAIGN_CANCELLED,
    /** A group-buy has a later cut-off. */
    CAMPAIGN_EXTENDED,
    /** Something was announced about a group-buy. The cause is the announcement. */
    CAMPAIGN_ANNOUNCEMENT,
    /**
     * A good of a group-buy cannot be delivered, and another one is offered instead: the cause. Facts: {@code moved}, units of the
     * substitute the resident has; {@code given}, units that are given up; {@code back}, what was paid for these and comes back;
     * each where there is any.
     */
    ITEM_SUBSTITUTED,
    /** A visit is tomorrow. The subject is the booking, the cause its time and technician. Facts: {@code startsAt}, epoch seconds. */
    VISIT_TOMORROW,
    /** A visit is in about two hours. As above. */
    VISIT_SOON,
    /** The technician is on the way. As above. */
    VISIT_ON_THE_WAY,
    /** A visit took place: how was it? The subject and the cause are the booking. Facts: {@code startsAt}. */
    REVIEW_ASKED,
    /** The provider has answered a review. The subject is the booking, the cause the review. Facts: none. */
    REVIEW_ANSWERED;

    /** Whether it is worth waking somebody. */
    public boolean urgent() {
        return this == VISIT_ON_THE_WAY;
    }

    /** Whether the subject is a booking, not a campaign. */
    public boolean ofVisit() {
        return switch (this) {
            case VISIT_TOMORROW, VISIT_SOON, VISIT_ON_THE_WAY, REVIEW_ASKED, REVIEW_ANSWERED -> true;
            default -> false;
        };
    }
}
