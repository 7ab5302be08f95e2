package io.linli.catalog.outside;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;

/** Fetches a file from an address: a port, with an adapter for each way there. */
interface FileSource {

    boolean serves(String scheme);

    /**
     * All of the file, or nothing where it did not change. What comes back arrives on the context this is called on. Refuses as it is told to.
     *
     * @param into a file that is not there yet; half of one may be where it is refused
     */
    Uni<Found> fetch(Asked asked, Limits limits, Telling telling, Path into);
}
