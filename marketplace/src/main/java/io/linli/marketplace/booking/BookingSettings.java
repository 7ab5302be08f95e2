package io.linli.marketplace.booking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of home-service bookings. */
@ConfigMapping(prefix = "linli.booking")
public interface BookingSettings {

    /** How long a visit is held for somebody who has not checked out. */
    @WithDefault("PT15M")
    Duration hold();

    /** How long a technician's slot stays taken behind a booking that nobody gave back: outlasts every checkout. */
    @WithDefault("PT3H")
    Duration slotHold();

    /** How far ahead a visit may be. */
    @WithDefault("P60D")
    Duration furthest();

    /** How often expired bookings are given back. */
    @WithDefault("10s")
    String janitorEvery();
}
