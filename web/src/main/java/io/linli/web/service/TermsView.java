package io.linli.web.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.CancellationPolicy;
import io.linli.catalog.service.ChecklistItem;
import io.linli.catalog.service.Extra;
import io.linli.catalog.service.OptionGroup;
import io.linli.catalog.service.Pricing;
import io.linli.catalog.service.ServiceTerms;
import io.linli.catalog.service.Size;

/**
 * How a service is sold.
 *
 * @param callOutFee for coming, whatever else it costs; absent for none
 * @param sizes exactly one is chosen; none: it comes in one size
 * @param communities where it is offered; none: wherever the provider sells
 * @param checklist what the technician ticks on site; absent for nothing
 * @param checkIn whether the work begins only after somebody there let the technician in; absent for no
 */
public record TermsView(
        @Valid @NotNull PricingView pricing,
        @Nullable Money callOutFee,
        @NotNull List<@Valid @NotNull SizeView> sizes,
        @NotNull List<@Valid @NotNull GroupView> optionGroups,
        @NotNull List<@Valid @NotNull ExtraView> addOns,
        @NotNull List<@Valid @NotNull StepView> cancellation,
        @NotNull List<@NotNull String> photos,
        @NotNull Set<@NotNull UUID> communities,
        @Nullable List<@Valid @NotNull ChecklistView> checklist,
        @Nullable Boolean checkIn) {

    /** Something to tick on site; {@code required} absent is no. */
    public record ChecklistView(@NotNull LocalizedText name, @Nullable Boolean required) {

        private ChecklistItem item() {
            return new ChecklistItem(name, Boolean.TRUE.equals(required));
        }
    }

    /** How the price comes about from the rate. */
    public enum PricingKind {
        FIXED,
        PER_HOUR,
        PER_SQUARE_METRE,
        PER_PIECE,
        QUOTE_FIRST
    }

    /**
     * How the price comes about from the rate.
     *
     * @param least minutes or square metres that can be chosen
     * @param most minutes, square metres or pieces that can be chosen
     * @param step of the minutes
     * @param minutesEach how long a further piece, or ten square metres, take
     */
    public record PricingView(
            @NotNull PricingKind kind,
            @Nullable Integer least,
            @Nullable Integer most,
            @Nullable Integer step,
            @Nullable Integer minutesEach) {

        private Pricing.Measured measured() {
            return switch (kind) {
                case PER_HOUR -> new Pricing.PerHour(given(least), given(step), given(most));
                case PER_SQUARE_METRE -> new Pricing.PerSquareMetre(given(least), given(most), given(minutesEach));
                case PER_PIECE -> new Pricing.PerPiece(given(most), given(minutesEach));
                default -> new Pricing.Fixed();
            };
        }

        private static int given(@Nullable Integer number) {
            return Optional.ofNullable(number)
                    .orElseThrow(() -> new Refusal(
                            Refusal.Kind.INVALID, "service-terms-invalid", "A number of the price is missing."));
        }

        private static PricingView of(Pricing pricing) {
            if (pricing instanceof Pricing.PerHour hours) {
                return new PricingView(
                        PricingKind.PER_HOUR, hours.leastMinutes(), hours.mostMinutes(), hours.stepMinutes(), null);
            }
            if (pricing instanceof Pricing.PerSquareMetre area) {
                return new PricingView(
                        PricingKind.PER_SQUARE_METRE, area.least(), area.most(), null, area.minutesPerTen());
            }
            if (pricing instanceof Pricing.PerPiece pieces) {
                return new PricingView(PricingKind.PER_PIECE, 1, pieces.most(), null, pieces.minutesEach());
            }
            var kind = pricing instanceof Pricing.QuoteFirst ? PricingKind.QUOTE_FIRST : PricingKind.FIXED;
            return new PricingView(kind, null, null, null, null);
        }
    }

    /** A size with its own rate. */
    public record SizeView(
            @NotNull String code, @NotNull LocalizedText name, @NotNull Money price, int durationMinutes) {}

    /** An option or an add-on; {@code most} absent is one. */
    public record ExtraView(
            @NotNull String code,
            @NotNull LocalizedText name,
            @NotNull Money price,
            int minutes,
            @Nullable Integer most) {

        private Extra extra() {
            return new Extra(code, name, price, minutes, most == null ? 1 : most);
        }

        private static ExtraView of(Extra extra) {
            return new ExtraView(extra.code(), extra.name(), extra.price(), extra.minutes(), extra.most());
        }
    }

    /** Options of which exactly one is chosen. */
    public record GroupView(
            @NotNull String code, @NotNull LocalizedText name, @NotNull List<@Valid @NotNull ExtraView> options) {}

    /** Until so many hours before the visit, cancelling costs this percentage. */
    public record StepView(int hoursBefore, int percent) {}

    ServiceTerms terms() {
        return new ServiceTerms(
                howPriced(),
                sizes.stream()
                        .map(size -> new Size(size.code(), size.name(), size.price(), size.durationMinutes()))
                        .toList(),
                optionGroups.stream()
                        .map(group -> new OptionGroup(
                                group.code(),
                                group.name(),
                                group.options().stream().map(ExtraView::extra).toList()))
                        .toList(),
                addOns.stream().map(ExtraView::extra).toList(),
                new CancellationPolicy(cancellation.stream()
                        .map(step -> new CancellationPolicy.Step(step.hoursBefore(), step.percent()))
                        .toList()),
                photos,
                communities,
                Optional.ofNullable(checklist).orElse(List.of()).stream()
                        .map(ChecklistView::item)
                        .toList(),
                Boolean.TRUE.equals(checkIn));
    }

    private Pricing howPriced() {
        if (pricing.kind() == PricingKind.QUOTE_FIRST) {
            return new Pricing.QuoteFirst();
        }
        return callOutFee == null ? pricing.measured() : new Pricing.CallOut(callOutFee, pricing.measured());
    }

    static TermsView of(ServiceTerms terms) {
        return new TermsView(
                PricingView.of(terms.pricing().measured()),
                terms.pricing() instanceof Pricing.CallOut callOut ? callOut.fee() : null,
                terms.sizes().stream()
                        .map(size -> new SizeView(size.code(), size.name(), size.price(), size.minutes()))
                        .toList(),
                terms.groups().stream()
                        .map(group -> new GroupView(
                                group.code(),
                                group.name(),
                                group.options().stream().map(ExtraView::of).toList()))
                        .toList(),
                terms.addOns().stream().map(ExtraView::of).toList(),
                terms.cancellation().steps().stream()
                        .map(step -> new StepView(step.hoursBefore(), step.percent()))
                        .toList(),
                terms.photos(),
                terms.communities(),
                terms.checklist().stream()
                        .map(one -> new ChecklistView(one.name(), one.required()))
                        .toList(),
                terms.checkIn());
    }
}
