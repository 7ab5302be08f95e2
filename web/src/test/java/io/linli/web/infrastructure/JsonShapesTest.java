package io.linli.web.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;

class JsonShapesTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void shaped() {
        new JsonShapes().customize(mapper);
    }

    @Test
    void money_is_its_amount_and_its_currency_and_nothing_else() throws JsonProcessingException {
        var json = mapper.writeValueAsString(Money.cny(1_234));

        assertThat(json).isEqualTo("{\"amount\":1234,\"currency\":\"CNY\"}");
        assertThat(mapper.readValue(json, Money.class)).isEqualTo(Money.cny(1_234));
    }

    @Test
    void a_fraction_of_a_minor_unit_is_refused() {
        assertThrows(
                JsonProcessingException.class,
                () -> mapper.readValue("{\"amount\": 12.5, \"currency\": \"CNY\"}", Money.class));
    }
}
