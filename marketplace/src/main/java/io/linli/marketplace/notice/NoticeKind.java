package io.linli.marketplace.notice;

/** What a notice is about, and which facts it has besides {@code units}: those the resident has in the campaign. */
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
    /** Somebody else comes to a visit. The subject is the booking, the cause this change. Facts: none. */
    VISIT_REASSIGNED,
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
    VISIT_SERIES_NO_TIME;

    /** Whether it is about a visit; else it is about a group-buy. */
    public boolean ofVisit() {
        return name().startsWith("VISIT_");
    }
}
