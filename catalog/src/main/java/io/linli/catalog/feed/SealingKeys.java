package io.linli.catalog.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys passwords are sealed with: AES-256-GCM with a nonce of its own for each (NIST SP 800-38D). What is sealed for one owner cannot be
 * opened as another's. The id of a key is the beginning of its SHA-256.
 */
final class SealingKeys {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 8;

    private final Optional<Key> current;
    private final Map<String, Key> all;
    private final SecureRandom random = new SecureRandom();

    private record Key(String id, SecretKeySpec secret) {

        static Key of(String base64) {
            var bytes = bytes(base64);
            var digest = Sha256.digest().digest(bytes);
            return new Key(HexFormat.of().formatHex(digest, 0, ID_BYTES), new SecretKeySpec(bytes, "AES"));
        }

        private static byte[] bytes(String base64) {
            try {
                var bytes = Base64.getDecoder().decode(base64.strip());
                if (bytes.length == KEY_BYTES) {
                    return bytes;
                }
            } catch (IllegalArgumentException malformed) {
                throw unusable();
            }
            throw unusable();
        }

        /** Without the key: this is written into logs. */
        private static IllegalArgumentException unusable() {
            return new IllegalArgumentException("linli.feed.secret-key and linli.feed.former-secret-keys are "
                    + KEY_BYTES + " bytes each, as base64");
        }
    }

    /**
     * @param current seals; empty: nothing can be sealed
     * @param former open what they sealed once
     */
    SealingKeys(Optional<String> current, List<String> former) {
        this.current = current.map(Key::of);
        this.all = Stream.concat(this.current.stream(), former.stream().map(Key::of))
                .collect(toMap(Key::id, identity(), (one, same) -> one));
    }

    /** Empty: nothing can be sealed. */
    Optional<String> currentId() {
        return current.map(Key::id);
    }

    /** Only where there is a {@link #currentId}. */
    SealedPassword seal(String owner, String password) {
        var key = current.orElseThrow();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner).doFinal(password.getBytes(UTF_8));
            var all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new SealedPassword(key.id(), Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /** Empty where the key is gone, or where it was not sealed for this owner. */
    Optional<String> open(String owner, SealedPassword sealed) {
        var key = all.get(sealed.keyId());
        if (key == null) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.text()));
            var nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            var password = new byte[bytes.remaining()];
            bytes.get(password);
            return Optional.of(
                    new String(cipher(Cipher.DECRYPT_MODE, key, nonce, owner).doFinal(password), UTF_8));
        } catch (AEADBadTagException another) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(UTF_8));
        return cipher;
    }
}
