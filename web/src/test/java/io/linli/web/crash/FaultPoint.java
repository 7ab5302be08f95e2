package io.linli.web.crash;

import java.util.Arrays;
import java.util.List;

/** Where the product dies between a cart and money that is asked back. */
enum FaultPoint implements DeathPoint {
    /** The order is committed; no attempt to pay it is. */
    ORDER_COMMITTED(
            Stage.CHECKOUT, "payment.StartPayment", "start(io.linli.marketplace.payment.PaymentRequest)", "TRUE"),
    /** Order lines are written, stock is not reserved, nothing is committed. */
    ORDER_HALF_WRITTEN(Stage.CHECKOUT, "order.PlaceOrder", "reserve", "TRUE"),
    /** The attempt is committed; the provider is not asked for its page. */
    ATTEMPT_COMMITTED(Stage.CHECKOUT, "payment.stripe.StripeGateway", "openPage", "TRUE"),
    /** The provider opened the page; it is not kept. */
    PAGE_OPENED(Stage.CHECKOUT, "payment.Attempts", "attach", "TRUE"),

    /** The provider's word of it came and is signed; it is not stored. */
    EVENT_RECEIVED(Stage.PAYMENT, "payment.ReceiveEvent", "receive", "TRUE"),
    /** The event is written; nothing is done about it, nothing is committed. */
    EVENT_STORED(Stage.PAYMENT, "payment.ApplyEvent", "act", "TRUE"),
    /** The attempt is captured, the ledger has no entry, nothing is committed. */
    CAPTURE_UNBOOKED(Stage.PAYMENT, "payment.RecordOutcome", "paid", "TRUE"),
    /** The capture is booked, the order is not paid, nothing is committed. */
    CAPTURE_BOOKED(Stage.PAYMENT, "order.ConfirmPaidGroup", "paid", "TRUE"),
    /** All of the payment is written, the event is not concluded, nothing is committed. */
    CAPTURE_UNCOMMITTED(Stage.PAYMENT, "payment.ProviderEvents", "conclude", "$2.name().equals(\"APPLIED\")"),
    /** PaymentCaptured is committed and delivered; nothing is divided. */
    CAPTURE_TOLD(Stage.PAYMENT, "settlement.PostSplits", "on", told("PaymentCaptured")),
    /** The shares are booked, their release is not planned, nothing is committed. */
    SPLIT_BOOKED(Stage.PAYMENT, "settlement.Releases", "plan", "TRUE"),

    /** The refund is ordered, the decision is not written, nothing is committed. */
    REFUND_ORDERED(Stage.REFUND, "aftersale.MoveAfterSale", "move", "TRUE"),
    /** The refund is committed and claimed; the provider is not asked. */
    REFUND_CLAIMED(Stage.REFUND, "payment.stripe.StripeGateway", "refund", "TRUE"),
    /** The provider gave the money back; nothing of that is written. */
    REFUND_MADE(
            Stage.REFUND,
            "payment.RecordRefund",
            "record(io.linli.marketplace.payment.ProviderFact$RefundChanged)",
            "TRUE"),
    /** The refund is done, the ledger has no entry, nothing is committed. */
    REFUND_UNBOOKED(Stage.REFUND, "payment.RecordRefund", "book", "TRUE"),
    /** LineRefunded is committed and delivered; no share is taken back. */
    REFUND_TOLD(Stage.REFUND, "settlement.PostSplits", "on", told("LineRefunded")),
    /** What is taken back is being worked out, nothing is committed. */
    SPLIT_UNREVERSED(Stage.REFUND, "settlement.SplitEntries", "reversal", "TRUE"),

    /** Lines are claimed, nothing is booked. */
    RELEASE_CLAIMED(Stage.RELEASE, "settlement.ReleaseShares", "release", "TRUE"),
    /** The release is booked, the lines are not marked, nothing is committed. */
    RELEASE_BOOKED(Stage.RELEASE, "settlement.Releases", "released", "TRUE"),

    /** The payout has its number, nothing is committed. */
    PAYOUT_NUMBERED(Stage.PAYOUT, "payout.PayoutStore", "insert", "TRUE"),
    /** The payout is committed and claimed; the provider is not asked. */
    PAYOUT_CLAIMED(Stage.PAYOUT, "payout.Transfer", "make", "TRUE"),
    /** The provider made the transfer; nothing of that is written. */
    TRANSFER_MADE(Stage.PAYOUT, "payout.PayoutStore", "done", "TRUE"),
    /** The payout is sent, the ledger has no entry, nothing is committed. */
    TRANSFER_UNBOOKED(Stage.PAYOUT, "payout.PayoutStore", "book", "TRUE"),

    /** Parties owe what was paid to them; what is asked back is not written. */
    RECALL_UNPLANNED(Stage.RECALL, "payout.RecallStore", "insert", "TRUE"),
    /** What is asked back is committed and claimed; the provider is not asked. */
    RECALL_CLAIMED(Stage.RECALL, "payout.Recall", "make", "TRUE"),
    /** The provider reversed the transfer; nothing of that is written. */
    REVERSAL_MADE(Stage.RECALL, "payout.RecallStore", "done", "TRUE"),
    /** The recall is done, the ledger has no entry, nothing is committed. */
    REVERSAL_UNBOOKED(Stage.RECALL, "payout.RecallStore", "book", "TRUE"),

    /** The provider told of a card that holds the money; that is not written. */
    CARD_HELD(Stage.RESERVATION, "payment.RecordCard", "authorised", "TRUE"),
    /** The group-buy succeeded, that and the captures it asks for are committed and claimed; the provider is not asked. */
    COLLECTION_CLAIMED(Stage.DECISION, "payment.stripe.StripeCards", "capture", "TRUE"),
    /** The provider took what the card held; nothing of that is written. */
    COLLECTION_MADE(Stage.DECISION, "payment.CollectPayments", "conclude", "TRUE");

    private final Stage stage;
    private final String type;
    private final String method;
    private final String condition;

    FaultPoint(Stage stage, String type, String method, String condition) {
        this.stage = stage;
        this.type = type;
        this.method = method;
        this.condition = condition;
    }

    static List<FaultPoint> of(Stage stage) {
        return Arrays.stream(values()).filter(point -> point.stage == stage).toList();
    }

    @Override
    public String type() {
        return "marketplace." + type;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String condition() {
        return condition;
    }

    private static String told(String event) {
        return "$1.getClass().getSimpleName().equals(\"" + event + "\")";
    }
}
