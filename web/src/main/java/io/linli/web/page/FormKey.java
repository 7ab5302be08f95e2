package io.linli.web.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * The key that a form carries so that it does one thing however often it is sent. Whoever sends it can write any other into it, also
 * the id of something that is there already: it is never an id itself, one is made of it.
 */
public final class FormKey {

    private FormKey() {}

    /**
     * An id that is the same for every sending of this form and no other's. Refuses with: {@code form-expired}.
     *
     * @param use what is done, and no other form does
     * @param of who does it and with what
     */
    public static UUID id(@Nullable UUID key, String use, UUID... of) {
        if (key == null) {
            throw new Refusal(Refusal.Kind.INVALID, "form-expired", "The form has no key.");
        }
        var name = use + '\n' + Arrays.stream(of).map(UUID::toString).collect(Collectors.joining("\n")) + '\n' + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
