package io.linli.fulfillment.job;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Port to wherever the bytes of pictures are kept. Needs an open transaction inside the company's tenancy. */
public interface PhotoShelf {

    /** Kept once for an id; again, nothing changes. */
    Uni<Void> keep(UUID companyId, UUID photoId, Drawn picture);

    /** Empty where there is none. */
    Uni<Optional<byte[]>> open(UUID photoId, boolean thumbnail);
}
