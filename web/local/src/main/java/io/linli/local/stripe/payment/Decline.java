package io.linli.local.stripe.payment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.StripeError;

/** Why a bank refuses a charge, in Stripe's words. */
public enum Decline {
    GENERIC("card_declined", "generic_decline", "Your card was declined."),
    INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds."),
    LOST("card_declined", "lost_card", "Your card was declined."),
    STOLEN("card_declined", "stolen_card", "Your card was declined."),
    VELOCITY(
            "card_declined",
            "card_velocity_exceeded",
            "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."),
    FRAUDULENT("card_declined", "fraudulent", "Your card was declined."),
    EXPIRED("expired_card", null, "Your card has expired."),
    INCORRECT_CVC("incorrect_cvc", null, "Your card's security code is incorrect."),
    PROCESSING_ERROR(
            "processing_error", null, "An error occurred while processing your card. Try again in a little bit."),
    AUTHENTICATION_REQUIRED(
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication."),
    LIVE_CARD(
            "card_declined",
            "test_mode_live_card",
            "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test "
                    + "cards, visit: https://stripe.com/docs/testing."),
    WALLET(
            "payment_intent_payment_attempt_failed",
            null,
            "The customer declined the payment, or it failed at the payment provider.");

    private final String code;
    private final @Nullable String declineCode;
    private final String message;

    Decline(String code, @Nullable String declineCode, String message) {
        this.code = code;
        this.declineCode = declineCode;
        this.message = message;
    }

    /** The decline with one of Stripe's decline codes or codes; the generic one if unknown. */
    public static Decline named(String word) {
        return Arrays.stream(values())
                .filter(decline -> word.equals(decline.declineCode) || word.equals(decline.code))
                .findFirst()
                .orElse(GENERIC);
    }

    StripeError error() {
        return StripeError.card(code, declineCode, message);
    }

    String code() {
        return code;
    }

    /** The bank's word, as a charge's outcome shows it. */
    String reason() {
        return declineCode == null ? code : declineCode;
    }

    public String message() {
        return message;
    }
}
