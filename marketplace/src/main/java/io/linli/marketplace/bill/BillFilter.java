package io.linli.marketplace.bill;

/** Which bills of a list. */
public enum BillFilter {
    ALL("TRUE"),
    /** Overdue ones among them. */
    OPEN("b.state = 'OPEN'"),
    OVERDUE("b.state = 'OPEN' AND " + BillFilter.LATE),
    PAID("b.state = 'PAID'"),
    CANCELLED("b.state = 'CANCELLED'");

    /** Its due day is over where the community is. */
    static final String LATE = "b.due_on < cast(cast(:now AS timestamptz) AT TIME ZONE c.time_zone AS date)";

    private final String condition;

    BillFilter(String condition) {
        this.condition = condition;
    }

    /** As SQL on {@code bill b} and its {@code community c}, at the moment {@code :now}. */
    String condition() {
        return condition;
    }
}
