package io.linli.web.page;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What the world knows of this site. */
@ConfigMapping(prefix = "linli.public")
interface PublicSettings {

    /** Under which residents reach it, without a path; without it, where the request came to. */
    Optional<URI> address();
}
