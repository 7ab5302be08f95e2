package io.linli.marketplace.paidvisit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What households, providers and technicians may do about visits that are paid for, and until when. */
@ConfigMapping(prefix = "linli.visit")
public interface VisitSettings {

    /** How often whoever booked a visit may move it. */
    @WithDefault("2")
    int mostMoves();

    /** How long a technician waits at the door before a resident is called absent. */
    @WithDefault("PT15M")
    Duration waiting();

    /** How much earlier than told a technician may stand at the door. */
    @WithDefault("PT30M")
    Duration early();

    /** How long after the last moment to arrive a resident waits before a technician is called absent. */
    @WithDefault("PT15M")
    Duration late();

    /** How long after its planned end one can still say that somebody was absent. */
    @WithDefault("PT48H")
    Duration claim();

    /** How long the other side may contradict. */
    @WithDefault("PT24H")
    Duration answer();
}
