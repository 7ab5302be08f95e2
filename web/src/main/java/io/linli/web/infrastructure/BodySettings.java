package io.linli.web.infrastructure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** How large a request may be. */
@ConfigMapping(prefix = "linli.body")
interface BodySettings {

    @WithDefault("1048576")
    long mostBytes();

    /** Where files are taken in; a little above the largest feed, which the feed's own check refuses more exactly. */
    @WithDefault("220200960")
    long mostFileBytes();

    /** Where pictures are taken in; a little above the largest, which is refused more exactly when it is looked at. */
    @WithDefault("11534336")
    long mostPictureBytes();

    /** Paths where pictures are taken in; a star stands for any one part. */
    @WithDefault("/api/v1/visit-photos,/technician/photos,/api/v1/missed-photos,/missed-photos,"
            + "/api/v1/supplier/offers/*/pictures,/supplier/listings/*/pictures")
    Set<String> picturePaths();

    /** Exact paths where files are taken in. */
    @WithDefault("/api/v1/import-runs,/imports,/api/v1/bank-files,/operator/reconciliation/bank-files,"
            + "/api/v1/bills/uploads,/bills/uploads")
    Set<String> filePaths();
}
