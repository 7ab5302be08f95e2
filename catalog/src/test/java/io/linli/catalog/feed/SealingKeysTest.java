package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeysTest {

    private static final String FIRST = key(1);
    private static final String SECOND = key(2);

    private final SealingKeys keys = new SealingKeys(Optional.of(FIRST), List.of());

    @Test
    void what_is_sealed_is_opened_by_its_owner_alone() {
        var sealed = keys.seal("one", "pass 密码");

        assertThat(keys.open("one", sealed)).contains("pass 密码");
        assertThat(keys.open("another", sealed)).isEmpty();
    }

    @Test
    void the_same_password_never_looks_the_same() {
        assertThat(keys.seal("one", "password").text())
                .isNotEqualTo(keys.seal("one", "password").text());
        assertThat(new String(
                        Base64.getDecoder().decode(keys.seal("one", "password").text())))
                .doesNotContain("password");
    }

    @Test
    void what_was_changed_on_its_way_is_not_opened() {
        var sealed = keys.seal("one", "password");
        var bytes = Base64.getDecoder().decode(sealed.text());
        bytes[bytes.length - 1] ^= 1;

        assertThat(keys.open(
                        "one",
                        new SealedPassword(sealed.keyId(), Base64.getEncoder().encodeToString(bytes))))
                .isEmpty();
    }

    @Test
    void a_former_key_opens_and_only_the_present_one_seals() {
        var sealed = keys.seal("one", "password");
        var rotated = new SealingKeys(Optional.of(SECOND), List.of(FIRST));

        assertThat(rotated.open("one", sealed)).contains("password");
        assertThat(rotated.currentId()).isPresent().isNotEqualTo(keys.currentId());
        assertThat(rotated.seal("one", "password").keyId())
                .isEqualTo(rotated.currentId().orElseThrow());
    }

    @Test
    void what_a_lost_key_sealed_is_lost() {
        var sealed = keys.seal("one", "password");

        assertThat(new SealingKeys(Optional.of(SECOND), List.of()).open("one", sealed))
                .isEmpty();
        assertThat(new SealingKeys(Optional.empty(), List.of()).currentId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "not base64!", "YWJjZA=="})
    void what_is_no_key_is_said_without_being_repeated(String key) {
        assertThatThrownBy(() -> new SealingKeys(Optional.of(key), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linli.feed.secret-key")
                .hasMessageNotContaining(key);
    }

    private static String key(int filled) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filled);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
