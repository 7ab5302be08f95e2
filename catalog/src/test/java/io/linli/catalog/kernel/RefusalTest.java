package io.linli.catalog.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void it_says_what_kind_of_no_it_is_by_a_stable_code_and_the_facts() {
        var refusal = new Refusal(Refusal.Kind.CONFLICT, "sold-out", "Only 3 are left.", Map.of("available", 3));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.code()).isEqualTo("sold-out");
        assertThat(refusal).hasMessage("Only 3 are left.");
        assertThat(refusal.facts()).containsExactly(Map.entry("available", 3));
    }

    @Test
    void an_expected_answer_has_no_stack_trace() {
        assertThat(new Refusal(Refusal.Kind.INVALID, "bad", "No.").getStackTrace())
                .isEmpty();
        assertThat(new Refusal(Refusal.Kind.INVALID, "bad", "No.").facts()).isEmpty();
    }

    @Test
    void what_is_not_there_is_named_in_the_code_and_to_people() {
        var refusal = Refusal.notFound("pickup-point");

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refusal.code()).isEqualTo("pickup-point-not-found");
        assertThat(refusal).hasMessage("There is no such pickup point.");
    }
}
