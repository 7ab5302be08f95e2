package io.linli.local.stripe.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Identifiers in Stripe's manner: a prefix that tells the type, then letters and digits. */
public final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;
    private static final int ACCOUNT_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id, for example {@code pi_…} for the prefix {@code pi}. */
    public static String next(String prefix) {
        return prefix + "_" + random(LENGTH);
    }

    /** Random letters and digits. */
    public static String random(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** The account a secret key opens: always the same for the same key, and never the key itself. */
    public static String accountOf(String secretKey) {
        return "acct_" + digest(secretKey).substring(0, ACCOUNT_LENGTH);
    }

    /** A short, stable digest of a text, in lower-case letters and digits. */
    public static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var digits = new BigInteger(1, hash).toString(Character.MAX_RADIX);
            return "0".repeat(Math.max(0, 50 - digits.length())) + digits;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
