package io.linli.marketplace.visitdispute;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of disputes of visits. Until when one may be opened is {@code linli.settlement.visit-disputes-within}. */
@ConfigMapping(prefix = "linli.visit-dispute")
public interface VisitDisputeSettings {

    /** How long the platform waits for the provider's answer before it decides without. */
    @WithDefault("PT24H")
    Duration answerWithin();
}
