package io.linli.fulfillment.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of technicians' calendars. */
@ConfigMapping(prefix = "linli.schedule")
public interface ScheduleSettings {

    /** How often holds that ran out are given back. */
    @WithDefault("1m")
    String lapseEvery();

    /** How often it is looked for calendars that are to be read again. */
    @WithDefault("5m")
    String calendarsEvery();

    /** After how long the calendar of an address is read again. */
    @WithDefault("PT1H")
    Duration readAgainAfter();

    /** How long reading an address may take, however much of it keeps coming. */
    @WithDefault("PT30S")
    Duration readWithin();

    /** Whether calendars may lie on this machine or its own network, and unencrypted: for development only. */
    @WithDefault("false")
    boolean privateCalendars();
}
