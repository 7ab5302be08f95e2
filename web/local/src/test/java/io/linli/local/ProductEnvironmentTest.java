package io.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductEnvironmentTest {

    private static final Map<String, String> STACK = Map.of(
            "LINLI_DATABASE_URL", "postgresql://localhost:1/linli",
            "LINLI_STRIPE_API_BASE", "http://localhost:2",
            "LINLI_STRIPE_SECRET_KEY", "sk_test_linli_local",
            "LINLI_STRIPE_WEBHOOK_SECRET", "whsec_linli_local");

    @Test
    void the_product_gets_the_stack_the_port_and_the_demo() {
        assertThat(ProductEnvironment.of(Map.of(), STACK, 8081))
                .containsAllEntriesOf(STACK)
                .containsEntry("LINLI_DEMO", "on")
                .containsEntry("LINLI_PORT", "8081");
    }

    @Test
    void what_the_user_set_is_left_as_it_is() {
        assertThat(ProductEnvironment.of(Map.of("LINLI_DEMO", "off"), STACK, 8080))
                .doesNotContainKey("LINLI_DEMO");
    }

    @Test
    void a_stripe_key_of_the_user_means_the_real_stripe() {
        assertThat(ProductEnvironment.of(Map.of("LINLI_STRIPE_SECRET_KEY", "sk_test_mine"), STACK, 8080))
                .containsKey("LINLI_DATABASE_URL")
                .doesNotContainKeys("LINLI_STRIPE_API_BASE", "LINLI_STRIPE_SECRET_KEY", "LINLI_STRIPE_WEBHOOK_SECRET");
    }
}
