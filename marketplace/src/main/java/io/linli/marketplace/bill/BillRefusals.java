package io.linli.marketplace.bill;

import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** What is said when a bill does not stand as it would have to. */
final class BillRefusals {

    private BillRefusals() {}

    static Refusal beingPaid(UUID bill) {
        return conflict("bill-being-paid", "Somebody is paying this bill just now.", bill);
    }

    static Refusal paid(UUID bill) {
        return conflict("bill-paid", "This bill is paid.", bill);
    }

    static Refusal notPaid(UUID bill) {
        return conflict("bill-not-paid", "This bill is not paid, so nothing of it can go back.", bill);
    }

    static Refusal cancelled(UUID bill) {
        return conflict("bill-cancelled", "The property company cancelled this bill.", bill);
    }

    static Refusal exists(UUID bill) {
        return conflict("bill-exists", "This household was billed for this kind and month already.", bill);
    }

    private static Refusal conflict(String code, String message, UUID bill) {
        return new Refusal(Refusal.Kind.CONFLICT, code, message, Map.of("billId", bill));
    }
}
