package io.linli.local.stripe.payment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's test cards: the number (or the token that stands for it) decides what happens.
 *
 * @param authentication when the customer has to prove who they are
 * @param decline what a charge is declined with, or null if it succeeds
 * @param dispute the reason of the dispute that follows a charge, or null
 * @param special anything else
 */
public record TestCard(
        String number,
        String token,
        String brand,
        Authentication authentication,
        @Nullable Decline decline,
        @Nullable String dispute,
        Special special) {

    /** When 3-D Secure is asked for. */
    public enum Authentication {
        NEVER,
        ALWAYS,
        UNLESS_SET_UP
    }

    /** Peculiarities of single cards. */
    public enum Special {
        NONE,
        /** Funds are available at once. */
        BYPASS_PENDING,
        /** A refund is pending first. */
        REFUND_PENDING,
        /** A refund succeeds, then fails. */
        REFUND_FAILS,
        /** Can be saved, but each charge fails. */
        FAILS_WHEN_SAVED,
        /** Its dispute is only an inquiry: nothing is withdrawn. */
        INQUIRY
    }

    /** Every card the simulator knows. */
    public static final List<TestCard> ALL = List.of(
            good("4242424242424242", "visa", "visa"),
            good("4000056655665556", "visa_debit", "visa"),
            good("5555555555554444", "mastercard", "mastercard"),
            good("2223003122003222", "mastercard_2", "mastercard"),
            good("5200828282828210", "mastercard_debit", "mastercard"),
            good("378282246310005", "amex", "amex"),
            good("6011111111111117", "discover", "discover"),
            good("3056930009020004", "diners", "diners"),
            good("3566002020360505", "jcb", "jcb"),
            good("6200000000000005", "unionpay", "unionpay"),
            good("4000001560000002", "cn", "visa"),
            good("4000003440000004", "hk", "visa"),
            declined("4000000000000002", "chargeDeclined", Decline.GENERIC),
            declined("4000000000009995", "chargeDeclinedInsufficientFunds", Decline.INSUFFICIENT_FUNDS),
            declined("4000000000009987", "chargeDeclinedLostCard", Decline.LOST),
            declined("4000000000009979", "chargeDeclinedStolenCard", Decline.STOLEN),
            declined("4000000000000069", "chargeDeclinedExpiredCard", Decline.EXPIRED),
            declined("4000000000000127", "chargeDeclinedIncorrectCvc", Decline.INCORRECT_CVC),
            declined("4000000000000119", "chargeDeclinedProcessingError", Decline.PROCESSING_ERROR),
            declined("4000000000006975", "chargeDeclinedVelocityLimitExceeded", Decline.VELOCITY),
            declined("4100000000000019", "radarBlock", Decline.FRAUDULENT),
            special("4000000000000341", "chargeCustomerFail", Special.FAILS_WHEN_SAVED),
            special("4000000000000077", "bypassPending", Special.BYPASS_PENDING),
            special("4000000000007726", "pendingRefund", Special.REFUND_PENDING),
            special("4000000000005126", "refundFail", Special.REFUND_FAILS),
            secured("4000002500003155", "authenticationRequiredOnSetup", Authentication.UNLESS_SET_UP, null),
            secured("4000002760003184", "authenticationRequired", Authentication.ALWAYS, null),
            secured("4000000000003220", "threeDSecure2Required", Authentication.ALWAYS, null),
            secured("4000000000003063", "threeDSecureRequired", Authentication.ALWAYS, null),
            secured("4000008400001629", "threeDSecureRequiredChargeDeclined", Authentication.ALWAYS, Decline.GENERIC),
            secured(
                    "4000008260003178",
                    "authenticationRequiredChargeDeclinedInsufficientFunds",
                    Authentication.UNLESS_SET_UP,
                    Decline.INSUFFICIENT_FUNDS),
            good("4000000000003055", "threeDSecureOptional", "visa"),
            good("378282246310005", "threeDSecureNotSupported", "amex"),
            disputed("4000000000000259", "createDispute", "fraudulent", Special.NONE),
            disputed("4000000000002685", "createDisputeProductNotReceived", "product_not_received", Special.NONE),
            disputed("4000000000001976", "createDisputeInquiry", "fraudulent", Special.INQUIRY));

    /** The card with a number, spaces ignored. */
    public static Optional<TestCard> numbered(String number) {
        return ALL.stream().filter(card -> card.number.equals(number)).findFirst();
    }

    /** The card a token such as {@code pm_card_visa} or {@code tok_visa} stands for. */
    public static Optional<TestCard> tokened(String token) {
        var name =
                token.startsWith("pm_card_") ? token.substring(8) : token.startsWith("tok_") ? token.substring(4) : "";
        return ALL.stream().filter(card -> card.token.equals(name)).findFirst();
    }

    /** The last four digits. */
    public String last4() {
        return number.substring(number.length() - 4);
    }

    /** Whether a number's check digit is right. */
    public static boolean plausible(String number) {
        if (number.length() < 12 || number.length() > 19 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        var sum = 0;
        for (int i = 0; i < number.length(); i++) {
            var digit = number.charAt(number.length() - 1 - i) - '0';
            var weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static TestCard good(String number, String token, String brand) {
        return new TestCard(number, token, brand, Authentication.NEVER, null, null, Special.NONE);
    }

    private static TestCard declined(String number, String token, Decline decline) {
        return new TestCard(number, token, "visa", Authentication.NEVER, decline, null, Special.NONE);
    }

    private static TestCard special(String number, String token, Special special) {
        return new TestCard(number, token, "visa", Authentication.NEVER, null, null, special);
    }

    private static TestCard secured(String number, String token, Authentication when, @Nullable Decline decline) {
        return new TestCard(number, token, "visa", when, decline, null, Special.NONE);
    }

    private static TestCard disputed(String number, String token, String reason, Special special) {
        return new TestCard(number, token, "visa", Authentication.NEVER, null, reason, special);
    }
}
