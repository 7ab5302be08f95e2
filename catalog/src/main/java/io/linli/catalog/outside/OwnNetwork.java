package io.linli.catalog.outside;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where names lead, and what is no business of theirs. */
final class OwnNetwork {

    private OwnNetwork() {}

    /**
     * Blocking. What is asked is to be this, never the name again: a second look-up could lead elsewhere. Refuses with {@link
     * Telling#invalid} (one of our own network), {@link Telling#unreachable}.
     */
    static InetAddress lookUp(String host, Limits limits, Telling telling) {
        try {
            var found = InetAddress.getAllByName(host);
            if (!limits.privateToo() && Arrays.stream(found).anyMatch(OwnNetwork::isPrivate)) {
                throw telling.invalid();
            }
            return found[0];
        } catch (UnknownHostException unknown) {
            throw telling.unreachable();
        }
    }

    /** Unique local addresses (fc00::/7), shared (100.64.0.0/10) and translated ones (64:ff9b::/96) have no question of their own. */
    static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean translated = bytes.length == 16 && bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || translated
                || shared;
    }
}
