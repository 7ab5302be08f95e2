package io.linli.catalog.outside;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a server is the one it was: asked in each connection once, before anybody signs in. */
public final class KnownHost {

    private final Optional<HostKey> known;
    private volatile @Nullable HostKey shown;

    /** @param known the key of the last time; whoever never met the server takes the first it shows */
    public KnownHost(Optional<HostKey> known) {
        this.known = known;
    }

    /** A server that proves itself in another way, or that nobody is to remember. */
    public static KnownHost any() {
        return new KnownHost(Optional.empty());
    }

    public Optional<HostKey> known() {
        return known;
    }

    /** The key of this time; empty where it did not come to that. */
    public Optional<HostKey> shown() {
        return Optional.ofNullable(shown);
    }

    boolean admits(HostKey key) {
        shown = key;
        return !isAnother();
    }

    boolean isAnother() {
        return known.isPresent() && shown().isPresent() && !known.equals(shown());
    }
}
