package io.linli.web.page.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;
import io.linli.web.Neighbourhood;

/** The key of a form is no id: whoever sends it may write any into it. */
class JoinFormTest {

    private static final UUID CAMPAIGN = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0190a000-0000-7000-8000-000000000002");
    private static final UUID KEY = UUID.fromString("0190a000-0000-7000-8000-0000000000aa");

    @Test
    void what_is_sent_twice_has_one_id_and_it_is_not_what_was_sent() {
        assertThat(id(1, CAMPAIGN, KEY)).isEqualTo(id(1, CAMPAIGN, KEY)).isNotEqualTo(KEY);
    }

    @Test
    void another_residents_campaigns_or_forms_have_another() {
        assertThat(id(1, CAMPAIGN, KEY))
                .isNotEqualTo(id(2, CAMPAIGN, KEY))
                .isNotEqualTo(id(1, OTHER, KEY))
                .isNotEqualTo(id(1, CAMPAIGN, OTHER));
    }

    @Test
    void a_form_without_a_key_is_refused() {
        assertThat(catchThrowableOfType(Refusal.class, () -> id(1, CAMPAIGN, null))
                        .code())
                .isEqualTo("form-expired");
    }

    private static UUID id(int resident, UUID campaign, UUID key) {
        var form = new JoinForm();
        form.key = key;
        return form.request(Neighbourhood.residentAt(resident), campaign).key();
    }
}
