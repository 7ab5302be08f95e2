package io.linli.web.recommend;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.linli.search.recommend.RecommendSettings;

/** Names for what must not be named: always the same for the same id, and without the key no way back (HMAC, RFC 2104). */
@ApplicationScoped
class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Pseudonyms(RecommendSettings settings) {
        this.key = new SecretKeySpec(settings.key().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The pseudonym of an id.
     *
     * @param what it is the id of: the same id of something else has another one
     */
    UUID of(String what, UUID id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var bytes = ByteBuffer.wrap(mac.doFinal(("recommend " + what + " " + id).getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(ALGORITHM, impossible);
        }
    }
}
