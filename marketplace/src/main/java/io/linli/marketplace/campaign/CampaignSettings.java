package io.linli.marketplace.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of group-buys. */
@ConfigMapping(prefix = "linli.campaign")
public interface CampaignSettings {

    /** How long a seat is held for somebody who has not checked out. */
    @WithDefault("PT15M")
    Duration seatHold();

    /** How long stock stays reserved behind a seat that nobody gave back: a safety net that outlasts every checkout. */
    @WithDefault("PT3H")
    Duration stockHold();

    /** How far ahead a cut-off may be. */
    @WithDefault("P90D")
    Duration longest();

    /** How long before the day of a group-buy of visits begins its cut-off must be, at the latest. */
    @WithDefault("PT6H")
    Duration beforeVisits();

    /** How far ahead that day may be. */
    @WithDefault("60")
    int visitDaysAhead();

    /** How often expired seats are given back. */
    @WithDefault("10s")
    String janitorEvery();
}
