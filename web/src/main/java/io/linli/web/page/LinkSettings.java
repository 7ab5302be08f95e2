package io.linli.web.page;

import io.smallrye.config.ConfigMapping;

/** Links that open without signing in. */
@ConfigMapping(prefix = "linli.link")
interface LinkSettings {

    /** What they are signed with; the same on every instance, and secret. Another one makes links that were sent useless. */
    String key();
}
