package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, errors, lists, expansion: how every endpoint speaks. */
class ApiMannerTest extends SimulatorTest {

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_abcdefgh1234", "sk_test_", "nonsense", "sk_test_with-dash"})
    void a_key_that_is_none_is_a_401(String wrong) {
        var refusal = catchThrowableOfType(
                AuthenticationException.class,
                () -> client(wrong).v1().balance().retrieve());

        assertThat(refusal.getStatusCode()).isEqualTo(401);
        assertThat(refusal.getMessage()).startsWith("Invalid API Key provided: ");
        assertThat(refusal.getRequestId()).startsWith("req_");
    }

    @Test
    void no_key_is_a_401_too() {
        var response = get(base() + "/v1/balance");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(response.body()).getJsonObject("error").getString("message"))
                .startsWith("You did not provide an API key.");
    }

    @Test
    void accounts_see_nothing_of_each_other() throws StripeException {
        var intent = pay(100, "pm_card_visa");

        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> client(key + "2").v1().paymentIntents().retrieve(intent.getId()));

        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getCode()).isEqualTo("resource_missing");
    }

    @Test
    void an_unknown_connected_account_is_a_403() {
        var as = RequestOptions.builder().setStripeAccount("acct_unknown").build();

        assertThat(catchThrowableOfType(
                                PermissionException.class,
                                () -> stripe.v1().balance().retrieve(as))
                        .getCode())
                .isEqualTo("account_invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency=cny | parameter_missing | amount | Missing required param: amount.",
                "amount=abc&currency=cny | parameter_invalid_integer | amount | Invalid integer: abc",
                "amount=0&currency=cny | parameter_invalid_integer | amount | This value must be greater than or equal to 1.",
                "amount=99999999999999&currency=cny | amount_too_large | amount | Amount must be no more than 999,999,999.99",
                "amount=5&currency=cny&amout=6 | parameter_unknown | amout | Received unknown parameter: amout",
                "amount=5&currency=cny&shipping[x]=6&metadata[a]=b&customer=cus_1 | resource_missing | customer | No such customer: 'cus_1'",
            })
    void a_wrong_parameter_is_named(String form, String code, String parameter, String message) {
        var response = post("/v1/payment_intents", form);

        var error = new JsonObject(response.body()).getJsonObject("error");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("param")).isEqualTo(parameter);
        assertThat(error.getString("message")).isEqualTo(message);
        assertThat(response.headers().firstValue("Request-Id").orElseThrow()).startsWith("req_");
    }

    @Test
    void an_unknown_address_is_a_404_with_an_explanation() {
        var response = post("/v1/unheard_of", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("Unrecognized request URL (POST: /v1/unheard_of)");
    }

    @Test
    void lists_page_forwards_and_backwards() throws StripeException {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, customer("c" + i).getId());
        }

        var first = stripe.v1()
                .customers()
                .list(CustomerListParams.builder().setLimit(2L).build());
        assertThat(first.getData()).extracting(Customer::getId).isEqualTo(ids.subList(0, 2));
        assertThat(first.getHasMore()).isTrue();
        var second = stripe.v1()
                .customers()
                .list(CustomerListParams.builder()
                        .setLimit(3L)
                        .setStartingAfter(ids.get(1))
                        .build());
        assertThat(second.getData()).extracting(Customer::getId).isEqualTo(ids.subList(2, 5));
        assertThat(second.getHasMore()).isFalse();
        var back = stripe.v1()
                .customers()
                .list(CustomerListParams.builder()
                        .setLimit(2L)
                        .setEndingBefore(ids.get(4))
                        .build());
        assertThat(back.getData()).extracting(Customer::getId).isEqualTo(ids.subList(2, 4));
        assertThat(back.getHasMore()).isTrue();
    }

    @Test
    void stripe_java_walks_through_all_pages_by_itself() throws StripeException {
        for (int i = 0; i < 7; i++) {
            customer("c" + i);
        }
        var names = new ArrayList<String>();

        stripe.v1()
                .customers()
                .list(CustomerListParams.builder().setLimit(3L).build())
                .autoPagingIterable()
                .forEach(customer -> names.add(customer.getName()));

        assertThat(names).containsExactly("c6", "c5", "c4", "c3", "c2", "c1", "c0");
    }

    @Test
    void lists_are_narrowed_by_owner_and_by_time() throws StripeException {
        var customer = customer("Li");
        pay(100, "pm_card_visa");
        stripe.v1()
                .paymentIntents()
                .create(paying(200, "pm_card_visa")
                        .setCustomer(customer.getId())
                        .build());

        var mine =
                PaymentIntentListParams.builder().setCustomer(customer.getId()).build();
        var later = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGt(customer.getCreated() + 100)
                        .build())
                .build();

        assertThat(stripe.v1().paymentIntents().list(mine).getData()).hasSize(1);
        assertThat(stripe.v1().paymentIntents().list(later).getData()).isEmpty();
    }

    @Test
    void a_limit_beyond_a_hundred_is_refused() {
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                .customers()
                .list(CustomerListParams.builder().setLimit(101L).build()));

        assertThat(refusal.getParam()).isEqualTo("limit");
    }

    @Test
    void ids_are_expanded_where_asked_and_only_where_possible() throws StripeException {
        var id = pay(100, "pm_card_visa").getId();

        var intent = stripe.v1()
                .paymentIntents()
                .retrieve(
                        id,
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge.balance_transaction")
                                .addExpand("payment_method")
                                .build());

        assertThat(intent.getLatestChargeObject().getBalanceTransactionObject().getNet())
                .isEqualTo(100);
        assertThat(intent.getPaymentMethodObject().getCard().getBrand()).isEqualTo("visa");
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                                .paymentIntents()
                                .retrieve(
                                        id,
                                        PaymentIntentRetrieveParams.builder()
                                                .addExpand("status")
                                                .build()))
                        .getMessage())
                .contains("This property cannot be expanded (status).");
    }

    @Test
    void metadata_is_merged_and_unset_key_by_key() throws StripeException {
        var customer = stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .putMetadata("a", "1")
                        .putMetadata("b", "2")
                        .build());

        var updated = stripe.v1()
                .customers()
                .update(
                        customer.getId(),
                        CustomerUpdateParams.builder()
                                .putMetadata("a", "")
                                .putMetadata("c", "3")
                                .build());

        assertThat(updated.getMetadata()).containsOnlyKeys("b", "c");
    }

    @Test
    void a_deleted_customer_is_only_known_as_deleted() throws StripeException {
        var customer = customer("Li");
        stripe.v1().customers().delete(customer.getId());

        assertThat(stripe.v1().customers().retrieve(customer.getId()).getDeleted())
                .isTrue();
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                                .paymentIntents()
                                .create(paying(1, "pm_card_visa")
                                        .setCustomer(customer.getId())
                                        .build()))
                        .getCode())
                .isEqualTo("resource_missing");
    }

    @Test
    void nothing_the_simulator_keeps_for_itself_is_shown() throws StripeException {
        pay(100, "pm_card_visa");

        for (var path : List.of("/v1/payment_methods", "/v1/charges", "/v1/events", "/v1/payment_intents")) {
            var body = get(base() + path, "Authorization", "Bearer " + key).body();
            assertThat(body).contains("\"data\":[{").doesNotContain("_simulator", "4242424242424242");
        }
    }

    @Test
    void an_oversized_request_is_refused() {
        assertThat(post("/v1/customers", "description=" + "x".repeat(2 << 20)).statusCode())
                .isEqualTo(413);
    }

    private Customer customer(String name) throws StripeException {
        return stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().setName(name).build());
    }
}
