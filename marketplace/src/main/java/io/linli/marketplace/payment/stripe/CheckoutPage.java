package io.linli.marketplace.payment.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodOptions;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import com.stripe.param.checkout.SessionCreateParams.SetupIntentData;
import java.util.Locale;

import io.linli.marketplace.payment.BillLine;
import io.linli.marketplace.payment.CaptureMode;
import io.linli.marketplace.payment.PaymentGateway.PageOrder;

/**
 * What is asked of Stripe for a payment page: a Checkout Session in payment mode, separate charges and transfers
 * ({@code transfer_group} is the order group). The same order always gives the same parameters, as its idempotency key
 * demands.
 *
 * <p>Where a card is only to hold the money, {@code payment_method_options[card][capture_method]=manual} says so of cards
 * alone: Alipay and WeChat Pay cannot hold money, stay on the page and are charged at once (Checkout since API version
 * 2025-09-30). A card that is to be saved has a session in setup mode, which wallets have no part in.
 */
final class CheckoutPage {

    /** Stripe's limit; an order with more lines is shown as one sum. */
    private static final int MOST_LINE_ITEMS = 100;

    private static final int LONGEST_NAME = 250;

    private CheckoutPage() {}

    static SessionCreateParams of(PageOrder order) {
        var params = described(order);
        return order.mode() == CaptureMode.ON_SUCCESS_SAVED ? saving(params, order) : paying(params, order);
    }

    private static SessionCreateParams.Builder described(PageOrder order) {
        return SessionCreateParams.builder()
                .setLocale(localeOf(order.locale()))
                .setClientReferenceId(order.attemptId().toString())
                .setSuccessUrl(order.successUrl().toString())
                .setCancelUrl(order.cancelUrl().toString())
                .setExpiresAt(order.expiresAt().getEpochSecond())
                .putMetadata(StripeFacts.ATTEMPT, order.attemptId().toString())
                .putMetadata(StripeFacts.GROUP, order.groupId().toString());
    }

    private static SessionCreateParams paying(SessionCreateParams.Builder params, PageOrder order) {
        params.setMode(Mode.PAYMENT).setPaymentIntentData(intent(order));
        if (order.mode() == CaptureMode.ON_SUCCESS_HELD) {
            params.setPaymentMethodOptions(PaymentMethodOptions.builder()
                    .setCard(PaymentMethodOptions.Card.builder()
                            .setCaptureMethod(PaymentMethodOptions.Card.CaptureMethod.MANUAL)
                            .build())
                    .build());
        }
        if (order.mode() == CaptureMode.AT_ONCE_BY_WALLET) {
            params.addPaymentMethodType(PaymentMethodType.ALIPAY)
                    .addPaymentMethodType(PaymentMethodType.WECHAT_PAY)
                    .setPaymentMethodOptions(PaymentMethodOptions.builder()
                            .setWechatPay(PaymentMethodOptions.WechatPay.builder()
                                    .setClient(PaymentMethodOptions.WechatPay.Client.WEB)
                                    .build())
                            .build());
        }
        addLines(params, order);
        return params.build();
    }

    /** The customer is made for this order alone and deleted when it is over. */
    private static SessionCreateParams saving(SessionCreateParams.Builder params, PageOrder order) {
        return params.setMode(Mode.SETUP)
                .addPaymentMethodType(PaymentMethodType.CARD)
                .setCustomerCreation(SessionCreateParams.CustomerCreation.ALWAYS)
                .setSetupIntentData(SetupIntentData.builder()
                        .putMetadata(StripeFacts.ATTEMPT, order.attemptId().toString())
                        .putMetadata(StripeFacts.GROUP, order.groupId().toString())
                        .build())
                .build();
    }

    private static PaymentIntentData intent(PageOrder order) {
        return PaymentIntentData.builder()
                .setTransferGroup(order.groupId().toString())
                .putMetadata(StripeFacts.ATTEMPT, order.attemptId().toString())
                .putMetadata(StripeFacts.GROUP, order.groupId().toString())
                .build();
    }

    private static void addLines(SessionCreateParams.Builder params, PageOrder order) {
        var lines = order.bill().lines();
        if (lines.size() > MOST_LINE_ITEMS) {
            var total = order.bill().total();
            params.addLineItem(item(
                    order.groupId().toString(),
                    1,
                    total.amount(),
                    total.currency().getCurrencyCode()));
            return;
        }
        for (BillLine line : lines) {
            params.addLineItem(item(
                    line.name().in(order.locale()),
                    line.quantity(),
                    line.unitPrice().amount(),
                    line.unitPrice().currency().getCurrencyCode()));
        }
    }

    private static LineItem item(String name, long quantity, long unitAmount, String currency) {
        var product = LineItem.PriceData.ProductData.builder()
                .setName(name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .build();
        return LineItem.builder()
                .setQuantity(quantity)
                .setPriceData(LineItem.PriceData.builder()
                        .setCurrency(currency.toLowerCase(Locale.ROOT))
                        .setUnitAmount(unitAmount)
                        .setProductData(product)
                        .build())
                .build();
    }

    private static SessionCreateParams.Locale localeOf(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage())
                ? SessionCreateParams.Locale.ZH
                : SessionCreateParams.Locale.EN;
    }
}
