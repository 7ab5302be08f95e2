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
    /** A provider will not come to a visit: its subject, as of all that follow. Facts: {@code back}, what goes back. */
    VISIT_CALLED_OFF,
    /** A provider would rather come at another time. The cause is the proposal. */
    VISIT_TIME_PROPOSED,
    /** Whoever was to come cannot: giving it up or moving it costs nothing. */
    VISIT_EXCUSED,
    /** A technician is at the door. */
    VISIT_AT_THE_DOOR,
    /** A technician says that nobody was there. */
    VISIT_CALLED_ABSENT,
    /** The two sides contradict each other: a person decides. */
    VISIT_CONTESTED,
    /** A visit that one side missed is settled. Facts: {@code back}, what goes back. */
    VISIT_MISSED,
    /** A provider said what something would cost. The subject is the request. Facts: {@code back}, the price. */
    VISIT_QUOTE_GIVEN,
    /** A technician proposes extra work: the cause. Facts: {@code back}, its price. */
    VISIT_EXTRA_WORK_PROPOSED,
    /** The next visit of a series is held, and waits to be paid. Facts: {@code back}, its price. */
    VISIT_SERIES_PLANNED,
    /** As above, at the nearest free time instead of its own. */
    VISIT_SERIES_MOVED,
    /** Nobody was free near the next visit of a series: the subject. */
    VISIT_SERIES_NO_TIME,
    /**
     * The next visit of a series is not paid yet, and soon given back: its subject and cause. Facts: {@code back}, its price; {@code
     * payUntil}, epoch seconds.
     */
    VISIT_SERIES_UNPAID,
    /** Somebody else comes to a visit. The cause is this change. */
    VISIT_REASSIGNED,
    /** Whoever could not come can after all, at the same time: all is as it was. The cause is this change. */
    VISIT_STANDS,
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
        return switch (this) {
            case VISIT_ON_THE_WAY, VISIT_AT_THE_DOOR, VISIT_CALLED_ABSENT, VISIT_EXTRA_WORK_PROPOSED -> true;
            default -> false;
        };
    }

    /** Whether it reminds of a visit or of its review. */
    public boolean reminds() {
        return switch (this) {
            case VISIT_TOMORROW, VISIT_SOON, VISIT_ON_THE_WAY, REVIEW_ASKED, REVIEW_ANSWERED -> true;
            default -> false;
        };
    }

    /** Whether it is about a visit; else it is about a group-buy. */
    public boolean ofVisit() {
        return reminds() || name().startsWith("VISIT_");
    }
}
