package io.linli.catalog.outside;

/**
 * The key that a server proves itself by.
 *
 * @param type as the protocol calls it: {@code ssh-ed25519}
 * @param fingerprint {@code SHA256:…}, as everybody's tools show it
 */
public record HostKey(String type, String fingerprint) {

    /** Reads what {@link #toString} wrote. */
    public static HostKey of(String text) {
        int space = text.indexOf(' ');
        return new HostKey(text.substring(0, space), text.substring(space + 1));
    }

    @Override
    public String toString() {
        return type + " " + fingerprint;
    }
}
