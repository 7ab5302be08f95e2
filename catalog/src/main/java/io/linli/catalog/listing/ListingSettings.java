package io.linli.catalog.listing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How suppliers' offers are judged. */
@ConfigMapping(prefix = "linli.listing")
public interface ListingSettings {

    /** From how many on, downwards, there is little left. */
    @WithDefault("5")
    int low();

    /** A description of fewer characters says little. */
    @WithDefault("60")
    int shortText();

    /** How often edits that can no longer be undone are forgotten. */
    @WithDefault("1h")
    String forgetEvery();

    /** For so many days an edit can be undone. */
    @WithDefault("14")
    int undoDays();
}
