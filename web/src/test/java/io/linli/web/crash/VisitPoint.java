package io.linli.web.crash;

/** Where the product dies between a free time and a technician's job. */
enum VisitPoint implements DeathPoint {
    /** The technician's time is held, the booking is not written, nothing is committed. */
    TIME_HELD("marketplace.booking.BookingStore", "insert"),
    /** The booking is written, the cart does not have it, nothing is committed. */
    VISIT_BOOKED("marketplace.order.CartStore", "addVisit"),
    /** The order is being written, the booking is not kept for it, nothing is committed. */
    VISIT_UNKEPT("marketplace.booking.Bookings", "keep"),
    /** The order with its visit is committed; no attempt to pay it is. */
    ORDER_OF_VISIT_COMMITTED("marketplace.payment.StartPayment", "start(io.linli.marketplace.payment.PaymentRequest)"),
    /** The order is paid, its visit is not confirmed, nothing is committed. */
    VISIT_UNCONFIRMED("marketplace.booking.Bookings", "confirm"),
    /** The payment is committed and told; the technician has no job. */
    PAID_VISIT_TOLD("fulfillment.job.AssignJobs", "on"),
    /** The job is being written, nothing of it is committed. */
    JOB_UNWRITTEN("fulfillment.job.JobStore", "create");

    private final String type;
    private final String method;

    VisitPoint(String type, String method) {
        this.type = type;
        this.method = method;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String condition() {
        return "TRUE";
    }

    /** Whether it lies before the payment. */
    boolean unpaid() {
        return ordinal() < VISIT_UNCONFIRMED.ordinal();
    }
}
