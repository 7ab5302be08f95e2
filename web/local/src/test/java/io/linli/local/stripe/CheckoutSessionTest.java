package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutSessionTest extends SimulatorTest {

    private static final String SUCCESS = "http://localhost:8080/orders/1/thanks?session={CHECKOUT_SESSION_ID}";
    private static final String CANCEL = "http://localhost:8080/orders/1";

    @Test
    void a_session_adds_up_its_items_and_has_no_intent_before_anybody_pays() throws StripeException {
        var session = open(twoItems());

        assertThat(session.getAmountTotal()).isEqualTo(2 * 1_250 + 9_900);
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getPaymentIntent()).isNull();
        assertThat(session.getUrl()).startsWith(base() + "/pay/acct_").endsWith(session.getId());
        var items = stripe.v1()
                .checkout()
                .sessions()
                .retrieve(
                        session.getId(),
                        SessionRetrieveParams.builder().addExpand("line_items").build())
                .getLineItems();
        assertThat(items.getData())
                .extracting(item -> item.getDescription())
                .containsExactly("苹果 <b>红富士</b>", "Car wash");
    }

    @Test
    void the_page_shows_items_amount_and_merchant_and_says_it_is_a_simulator() throws StripeException {
        admin("/settings", "merchantName", "Garden & Co");
        var session = open(twoItems());

        var page = get(session.getUrl(), "Accept-Language", "en-GB,en;q=0.9");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"en\">", "¥124.00", "Garden &amp; Co", "Stripe simulator")
                .contains("苹果 &lt;b&gt;红富士&lt;/b&gt;")
                .contains("href=\"" + CANCEL + "\"")
                .doesNotContain("<script", "<b>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
    }

    @Test
    void the_page_speaks_chinese_by_locale_or_by_the_browsers_wish() throws StripeException {
        var byBrowser = open(twoItems());
        var byLocale = open(twoItems().setLocale(SessionCreateParams.Locale.ZH));

        assertThat(get(byBrowser.getUrl(), "Accept-Language", "zh-CN,zh;q=0.9").body())
                .contains("<html lang=\"zh-CN\">", "微信支付", "模拟器");
        assertThat(get(byLocale.getUrl(), "Accept-Language", "en").body()).contains("<html lang=\"zh-CN\">");
    }

    @Test
    void a_good_card_completes_the_session_and_sends_the_customer_to_the_success_url() throws StripeException {
        var session = open(twoItems()
                .setClientReferenceId("order-group-1")
                .setPaymentIntentData(PaymentIntentData.builder()
                        .setTransferGroup("group-1")
                        .putMetadata("attempt", "a1")
                        .build()));

        var paid = payByCard(session, "4242 4242 4242 4242");

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(location(paid)).isEqualTo("http://localhost:8080/orders/1/thanks?session=" + session.getId());
        var after = retrieve(session);
        assertThat(after.getStatus()).isEqualTo("complete");
        assertThat(after.getPaymentStatus()).isEqualTo("paid");
        assertThat(after.getClientReferenceId()).isEqualTo("order-group-1");
        assertThat(after.getCustomerDetails().getEmail()).isEqualTo("wang@example.com");
        var intent = stripe.v1().paymentIntents().retrieve(after.getPaymentIntent());
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getTransferGroup()).isEqualTo("group-1");
        assertThat(intent.getMetadata()).containsEntry("attempt", "a1");
        assertThat(eventTypes())
                .containsExactly(
                        "checkout.session.completed",
                        "payment_intent.succeeded",
                        "charge.succeeded",
                        "payment_intent.created");
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000000002, Your card was declined",
        "4000000000009995, insufficient funds",
        "4242424242424241, number is incorrect"
    })
    void a_refused_card_shows_why_and_leaves_the_session_open(String number, String words) throws StripeException {
        var session = open(twoItems());

        var refused = payByCard(session, number);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"", words).doesNotContain(number);
        assertThat(retrieve(session).getStatus()).isEqualTo("open");
        assertThat(payByCard(session, "4242424242424242").statusCode()).isEqualTo(303);
        assertThat(retrieve(session).getStatus()).isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000002500003155", "4000002760003184"})
    void three_d_secure_has_a_page_of_its_own(String number) throws StripeException {
        var session = open(twoItems());

        var step = location(payByCard(session, number));
        assertThat(step).contains("/action/");
        assertThat(get(step).body()).contains("3-D Secure", "¥124.00");
        assertThat(retrieve(session).getStatus()).isEqualTo("open");

        assertThat(location(submit(step, Map.of("outcome", "complete")))).contains("/thanks");
        assertThat(retrieve(session).getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void a_failed_three_d_secure_brings_the_customer_back_to_try_again() throws StripeException {
        var session = open(twoItems());
        var step = location(payByCard(session, "4000002760003184"));

        var back = location(submit(step, Map.of("outcome", "fail")));

        assertThat(back).isEqualTo(session.getUrl());
        assertThat(get(back).body()).contains("role=\"alert\"", "The confirmation failed");
        assertThat(payByCard(session, "4242424242424242").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alipay", "wechat_pay"})
    void a_wallet_is_confirmed_on_its_own_page(String wallet) throws StripeException {
        var session = open(twoItems());

        var step = location(submit(session.getUrl(), Map.of("method", wallet)));
        var done = location(submit(step, Map.of("outcome", "complete")));

        assertThat(done).contains("/thanks");
        var intent = stripe.v1().paymentIntents().retrieve(retrieve(session).getPaymentIntent());
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.v1()
                        .charges()
                        .retrieve(intent.getLatestCharge())
                        .getPaymentMethodDetails()
                        .getType())
                .isEqualTo(wallet);
    }

    @Test
    void paying_twice_pays_once() throws StripeException {
        var session = open(twoItems());
        payByCard(session, "4242424242424242");

        var again = payByCard(session, "4242424242424242");

        assertThat(location(again)).contains("/thanks");
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void a_held_payment_completes_the_session_unpaid_until_it_is_captured() throws StripeException {
        var session = open(twoItems()
                .setPaymentIntentData(PaymentIntentData.builder()
                        .setCaptureMethod(PaymentIntentData.CaptureMethod.MANUAL)
                        .build()));
        assertThat(session.getPaymentMethodTypes()).containsExactly("card");
        payByCard(session, "4242424242424242");
        var held = retrieve(session);
        assertThat(held.getStatus()).isEqualTo("complete");
        assertThat(held.getPaymentStatus()).isEqualTo("unpaid");

        stripe.v1().paymentIntents().capture(held.getPaymentIntent());

        assertThat(retrieve(session).getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void where_only_cards_are_to_be_held_a_card_is_held_and_a_wallet_charged_at_once() throws StripeException {
        var byCard = open(twoItems().setPaymentMethodOptions(cardsHeld()));
        var byWallet = open(twoItems().setPaymentMethodOptions(cardsHeld()));

        payByCard(byCard, "4242424242424242");
        submit(location(submit(byWallet.getUrl(), Map.of("method", "alipay"))), Map.of("outcome", "complete"));

        var held = stripe.v1().paymentIntents().retrieve(retrieve(byCard).getPaymentIntent());
        assertThat(held.getStatus()).isEqualTo("requires_capture");
        assertThat(held.getAmountCapturable()).isEqualTo(12_400);
        assertThat(retrieve(byCard).getPaymentStatus()).isEqualTo("unpaid");
        var charged = stripe.v1().paymentIntents().retrieve(retrieve(byWallet).getPaymentIntent());
        assertThat(charged.getStatus()).isEqualTo("succeeded");
        assertThat(retrieve(byWallet).getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void a_wallet_has_no_option_to_be_held() {
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> open(twoItems().putExtraParam("payment_method_options[alipay][capture_method]", "manual")));

        assertThat(refusal.getCode()).isEqualTo("parameter_unknown");
    }

    @Test
    void setup_mode_saves_a_card_that_can_be_charged_later_without_its_owner() throws StripeException {
        var customer = stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().setName("Li").build());
        var session = stripe.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SETUP)
                        .setCurrency("cny")
                        .setCustomer(customer.getId())
                        .setSuccessUrl(SUCCESS)
                        .build());

        var step = location(payByCard(session, "4000002500003155"));
        submit(step, Map.of("outcome", "complete"));

        var done = retrieve(session);
        assertThat(done.getStatus()).isEqualTo("complete");
        assertThat(done.getPaymentStatus()).isEqualTo("no_payment_required");
        var method = stripe.v1().setupIntents().retrieve(done.getSetupIntent()).getPaymentMethod();
        var charged = stripe.v1()
                .paymentIntents()
                .create(paying(600, method)
                        .setCustomer(customer.getId())
                        .setOffSession(true)
                        .build());
        assertThat(charged.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void an_expired_session_takes_no_money() throws StripeException {
        var session = open(twoItems());

        assertThat(stripe.v1().checkout().sessions().expire(session.getId()).getStatus())
                .isEqualTo("expired");

        assertThat(get(session.getUrl()).body()).contains("expired");
        assertThat(payByCard(session, "4242424242424242").body()).contains("expired");
        assertThat(stripe.v1().charges().list().getData()).isEmpty();
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> stripe.v1().checkout().sessions().expire(session.getId()))
                        .getMessage())
                .contains("status of expired");
        assertThat(eventTypes()).containsExactly("checkout.session.expired");
    }

    @Test
    void a_session_expires_by_itself_when_its_time_is_over() throws StripeException {
        var session = open(twoItems().setExpiresAt(Instant.now().getEpochSecond() + 1_800));

        admin("/clock", "advanceSeconds", 1_801);

        Eventually.holds(() -> assertThat(retrieve(session).getStatus()).isEqualTo("expired"));
    }

    @Test
    void a_session_must_last_between_half_an_hour_and_a_day() {
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> open(twoItems().setExpiresAt(Instant.now().getEpochSecond() + 60)));

        assertThat(refusal.getParam()).isEqualTo("expires_at");
    }

    @Test
    void an_unknown_page_is_a_404() {
        assertThat(get(base() + "/pay/acct_nobody/cs_test_1").statusCode()).isEqualTo(404);
    }

    private Session open(SessionCreateParams.Builder params) throws StripeException {
        return stripe.v1().checkout().sessions().create(params.build());
    }

    private Session retrieve(Session session) throws StripeException {
        return stripe.v1().checkout().sessions().retrieve(session.getId());
    }

    private java.net.http.HttpResponse<String> payByCard(Session session, String number) {
        return submit(
                session.getUrl(),
                Map.of(
                        "method",
                        "card",
                        "number",
                        number,
                        "expiry",
                        "12/40",
                        "cvc",
                        "123",
                        "email",
                        "wang@example.com"));
    }

    private java.util.List<String> eventTypes() throws StripeException {
        return stripe.v1().events().list(EventListParams.builder().setLimit(50L).build()).getData().stream()
                .map(com.stripe.model.Event::getType)
                .toList();
    }

    private static SessionCreateParams.PaymentMethodOptions cardsHeld() {
        return SessionCreateParams.PaymentMethodOptions.builder()
                .setCard(SessionCreateParams.PaymentMethodOptions.Card.builder()
                        .setCaptureMethod(SessionCreateParams.PaymentMethodOptions.Card.CaptureMethod.MANUAL)
                        .build())
                .build();
    }

    private static SessionCreateParams.Builder twoItems() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl(SUCCESS)
                .setCancelUrl(CANCEL)
                .addLineItem(item("苹果 <b>红富士</b>", 1_250, 2))
                .addLineItem(item("Car wash", 9_900, 1));
    }

    private static LineItem item(String name, long amount, long quantity) {
        return LineItem.builder()
                .setQuantity(quantity)
                .setPriceData(LineItem.PriceData.builder()
                        .setCurrency("cny")
                        .setUnitAmount(amount)
                        .setProductData(LineItem.PriceData.ProductData.builder()
                                .setName(name)
                                .build())
                        .build())
                .build();
    }
}
