package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.visits.VisitsRequest;
import io.linli.web.page.FormKey;
import io.linli.web.page.Frame;
import io.linli.web.page.Typed;

/** A group buy of visits as it is typed: yuan, visits, and local times. Shown again as it was typed when it is refused. */
@TemplateData
public class VisitsForm {

    private static final int LOWER_PRICES = 3;

    @RestForm
    public @Nullable UUID key;

    @RestForm
    public @Nullable UUID community;

    @RestForm
    public @Nullable UUID service;

    @RestForm
    public @Nullable String day;

    @RestForm
    public @Nullable List<UUID> building;

    @RestForm
    public @Nullable String price;

    @RestForm
    public @Nullable String threshold;

    @RestForm
    public @Nullable String cap;

    @RestForm
    public @Nullable String cutoff;

    @RestForm
    public @Nullable List<String> tierUnits;

    @RestForm
    public @Nullable List<String> tierPrice;

    private int wrongRow;
    private @Nullable String wrong;

    /** What the form holds before anybody typed: a week from today, cut off two evenings before. */
    static VisitsForm usual(UUID key, UUID community, @Nullable UUID service, LocalDate today) {
        var form = new VisitsForm();
        form.key = key;
        form.community = community;
        form.service = service;
        form.day = today.plusDays(7).toString();
        form.threshold = "5";
        form.cutoff = today.plusDays(5).atTime(20, 0).toString();
        return form;
    }

    /** The same form, saying beside a lower price why it was refused. */
    VisitsForm refused(Refusal refusal, Frame frame) {
        var typed = rows().stream().filter(CampaignForm.Row::typed).toList();
        if (refusal.facts().get("tier") instanceof Integer tier && tier <= typed.size()) {
            wrongRow = typed.get(tier - 1).number();
            wrong = frame.refusal(refusal.code());
        }
        return this;
    }

    /** Why the lower price was refused; null where it was not. */
    public @Nullable String error(int row) {
        return row == wrongRow ? wrong : null;
    }

    public boolean chose(UUID buildingId) {
        return building != null && building.contains(buildingId);
    }

    /** For the page: the rows of lower prices, also those where nothing was typed. */
    public List<CampaignForm.Row> rows() {
        return IntStream.range(0, LOWER_PRICES)
                .mapToObj(index -> new CampaignForm.Row(index + 1, at(tierUnits, index), at(tierPrice, index)))
                .toList();
    }

    /**
     * Refuses with: {@code form-expired}, {@code service-not-offered} (none chosen), {@code day-unreadable}, {@code
     * amount-unreadable}, {@code quantity-unreadable}, {@code time-unreadable}.
     */
    VisitsRequest request(Host host, ZoneId zone) {
        return new VisitsRequest(
                FormKey.id(key, "open a day of visits", host.companyId()),
                host.companyId(),
                required(community),
                host.leaderId(),
                service(),
                day(),
                building == null ? Set.of() : Set.copyOf(building),
                Typed.yuan(price),
                rows().stream()
                        .filter(CampaignForm.Row::typed)
                        .map(CampaignForm.Row::tier)
                        .toList(),
                Typed.quantity(threshold),
                cap == null || cap.isBlank() ? Optional.empty() : Optional.of(Typed.quantity(cap)),
                null,
                time().atZone(zone).toInstant());
    }

    private UUID service() {
        return Optional.ofNullable(service)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "service-not-offered", "Nobody offers this service in the community."));
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(day == null ? "" : day);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "day-unreadable", "A day is written like 2026-05-31.");
        }
    }

    private LocalDateTime time() {
        try {
            return LocalDateTime.parse(cutoff == null ? "" : cutoff);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "time-unreadable", "A time is written like 2026-05-31T20:00.");
        }
    }

    private static UUID required(@Nullable UUID id) {
        return Optional.ofNullable(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, "form-expired", "The form has no key."));
    }

    private static String at(@Nullable List<String> typed, int index) {
        return typed == null || index >= typed.size() ? "" : typed.get(index);
    }
}
