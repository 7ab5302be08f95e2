package io.linli.catalog.outside;

import java.net.URI;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param signIn as whom; empty: as nobody
 * @param mark {@link Found#mark} of the file that is here already; empty: none is
 * @param host whether the server is still the same, where it shows a key of its own
 */
public record Asked(URI uri, Optional<SignIn> signIn, String mark, KnownHost host) {

    static Asked anew(URI uri) {
        return new Asked(uri, Optional.empty(), "", KnownHost.any());
    }
}
