package io.linli.marketplace.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.ledger.PartyKind;

class StatementNumbersTest {

    @Test
    void a_number_names_the_kind_of_party_the_year_and_the_place_in_it() {
        assertThat(StatementNumbers.write(PartyKind.SUPPLIER, 2026, 123)).isEqualTo("S-2026-000123");
        assertThat(StatementNumbers.write(PartyKind.OWNERS_FUND, 2026, 1_234_567))
                .isEqualTo("F-2026-1234567");
    }

    @Test
    void no_two_kinds_of_parties_share_numbers() {
        var numbers = Arrays.stream(PartyKind.values())
                .filter(kind -> kind != PartyKind.PLATFORM)
                .map(kind -> StatementNumbers.write(kind, 2026, 1))
                .toList();

        assertThat(numbers).doesNotHaveDuplicates();
        assertThatThrownBy(() -> StatementNumbers.write(PartyKind.PLATFORM, 2026, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
