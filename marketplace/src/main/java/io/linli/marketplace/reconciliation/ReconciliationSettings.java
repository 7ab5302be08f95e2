package io.linli.marketplace.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** When ways are compared, and how long each may take. */
@ConfigMapping(prefix = "linli.reconciliation")
public interface ReconciliationSettings {

    /** How often the provider's movements are read. */
    @WithDefault("1m")
    String readEvery();

    /** How far back the very first reading looks; nothing before is ever compared. */
    @WithDefault("P7D")
    Duration readFirst();

    /** How far back before the last movement read is looked again, for those the provider listed late. */
    @WithDefault("2m")
    Duration readOverlap();

    /** From when on, each day, the calendar's run may begin. */
    @WithDefault("02:30")
    LocalTime dailyAt();

    /** Of the calendar's days and of the bank's. */
    @WithDefault("Asia/Shanghai")
    ZoneId zone();

    /** How often is looked whether the calendar's run is due. */
    @WithDefault("5m")
    String dailyLook();

    /** How often runs that were asked for are taken. */
    @WithDefault("1s")
    String workEvery();

    /** How far back a run looks where nobody says otherwise. Longer than every patience. */
    @WithDefault("P20D")
    Duration lookBack();

    /** From when on a fact without its movement, or a movement without its fact, is late. */
    @WithDefault("1h")
    Duration lateAfter();

    /** And from when on it is missing. */
    @WithDefault("24h")
    Duration missingAfter();

    /** The same for refunds that the provider has not finished: banks take days. */
    @WithDefault("P7D")
    Duration refundLateAfter();

    @WithDefault("P14D")
    Duration refundMissingAfter();

    /** The same for a transfer that the bank's files do not show. */
    @WithDefault("P3D")
    Duration bankLateAfter();

    @WithDefault("P7D")
    Duration bankMissingAfter();
}
