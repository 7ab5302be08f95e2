package io.linli.web.technician;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.schedule.TechnicianTerms;
import io.linli.fulfillment.schedule.WorkPlans;

/**
 * What a provider says of a technician.
 *
 * @param name as residents see it, 1 to 60 characters
 * @param timeZone whose wall clock working hours are told by
 * @param visitsADay at most; absent for as many as fit
 * @param visitsAWeek at most, Monday to Sunday; absent for as many as fit
 * @param lastDay of work; absent while there is none
 */
public record TermsView(
        @NotNull String name,
        @NotNull @Schema(examples = "Asia/Shanghai") String timeZone,
        @Nullable Integer visitsADay,
        @Nullable Integer visitsAWeek,
        @Nullable LocalDate lastDay) {

    /** One of a team. */
    public record Member(UUID id, TermsView terms) {

        static Member of(WorkPlans.Member member) {
            return new Member(member.id(), TermsView.of(member.terms()));
        }
    }

    static TermsView of(TechnicianTerms terms) {
        return new TermsView(
                terms.displayName(),
                terms.zone().getId(),
                terms.visitsADay().orElse(null),
                terms.visitsAWeek().orElse(null),
                terms.lastDay().orElse(null));
    }

    TechnicianTerms terms() {
        return new TechnicianTerms(
                name,
                TechnicianTerms.zone(timeZone),
                Optional.ofNullable(visitsADay),
                Optional.ofNullable(visitsAWeek),
                Optional.ofNullable(lastDay));
    }
}
