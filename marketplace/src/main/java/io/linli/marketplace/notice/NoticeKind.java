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
    VISIT_REASSIGNED
}
