package io.linli.web.dispatch;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.dispatch.DispatchMode;
import io.linli.fulfillment.schedule.CapacityWarnings;
import io.linli.fulfillment.schedule.Chosen;

/** What is said and asked about giving visits out. */
public final class DispatchView {

    private DispatchView() {}

    /** How visits are given out whose technician the resident left open. */
    public record Mode(@NotNull DispatchMode mode) {}

    /** Who is to come. */
    public record Assignment(@NotNull UUID technicianId) {}

    /** Why somebody cannot come, in 1 to 300 characters. */
    public record Decline(@NotNull String reason) {}

    /** Who comes instead; nobody where nobody is free. */
    public record Replaced(Optional<UUID> technicianId) {}

    /**
     * Why a visit is its technician's.
     *
     * @param travelMinutes the way grew by; absent where nobody was compared
     * @param weekMinutes of visits the technician had this week before
     * @param of how many were free
     */
    public record Why(
            Chosen.By by, @Nullable Integer travelMinutes, @Nullable Integer weekMinutes, @Nullable Integer of) {

        static Why of(Chosen chosen) {
            return new Why(chosen.by(), chosen.travelMinutes(), chosen.weekMinutes(), chosen.of());
        }
    }

    /**
     * A day on which people are short.
     *
     * @param percent of the time worked that is taken
     * @param skill nobody at work has; absent where it is the time that is short
     */
    public record Warning(LocalDate day, int percent, Optional<String> skill) {

        static Warning of(CapacityWarnings.Warning warning) {
            return new Warning(warning.day(), warning.percent(), warning.skill());
        }
    }
}
