package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.ItemRequest;
import io.linli.marketplace.campaign.OpenRequest;
import io.linli.marketplace.campaign.PriceTier;
import io.linli.marketplace.campaign.Threshold;
import io.linli.web.page.FormKey;
import io.linli.web.page.Frame;
import io.linli.web.page.Typed;

/** A group buy as who opens it types it: yuan, units, and a local time. Shown again as it was typed when it is refused. */
@TemplateData
public class CampaignForm {

    private static final int LOWER_PRICES = 3;

    @RestForm
    public @Nullable UUID key;

    @RestForm
    public @Nullable UUID offer;

    /** Where there are several to choose from. */
    @RestForm
    public @Nullable UUID community;

    @RestForm
    public @Nullable String price;

    @RestForm
    public @Nullable String threshold;

    @RestForm
    public @Nullable String measure;

    @RestForm
    public @Nullable String householdLimit;

    @RestForm
    public @Nullable String stockCap;

    @RestForm
    public @Nullable String caseSize;

    /** Present where it shall stay a draft. */
    @RestForm
    public @Nullable String draft;

    @RestForm
    public @Nullable String cutoff;

    @RestForm
    public @Nullable List<String> tierUnits;

    @RestForm
    public @Nullable List<String> tierPrice;

    private int wrongRow;
    private @Nullable String wrong;

    /**
     * A lower price as it was typed.
     *
     * @param number from 1
     * @param units from how many units on; empty, as the price, where there is none
     */
    @TemplateData
    public record Row(int number, String units, String price) {

        public String unitsId() {
            return "tierUnits" + number;
        }

        public String priceId() {
            return "tierPrice" + number;
        }

        boolean typed() {
            return !units.isBlank() || !price.isBlank();
        }

        PriceTier tier() {
            return new PriceTier(Typed.quantity(units), Typed.yuan(price));
        }
    }

    /** What the form holds before anybody typed. */
    static CampaignForm usual(OfferListing offer, UUID key, LocalDateTime cutoff) {
        var form = new CampaignForm();
        form.key = key;
        form.offer = offer.offerId();
        form.price = offer.price().toMajor().toPlainString();
        form.threshold = "20";
        form.measure = Threshold.Measure.UNITS.name();
        form.householdLimit = "10";
        form.stockCap = "";
        form.caseSize = "1";
        form.cutoff = cutoff.toString();
        return form;
    }

    /** The same form, saying beside a lower price why it was refused. */
    CampaignForm refused(Refusal refusal, Frame frame) {
        var typed = rows().stream().filter(Row::typed).toList();
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

    /** For the page: what a threshold may count. */
    public Threshold.Measure[] measures() {
        return Threshold.Measure.values();
    }

    /** For the page: the rows of lower prices, also those where nothing was typed. */
    public List<Row> rows() {
        return IntStream.range(0, LOWER_PRICES)
                .mapToObj(index -> new Row(index + 1, at(tierUnits, index), at(tierPrice, index)))
                .toList();
    }

    /**
     * Refuses with: {@code community-not-found}, {@code form-expired}, {@code price-unreadable}, {@code quantity-unreadable}, {@code
     * amount-unreadable}, {@code time-unreadable}.
     */
    OpenRequest request(Frame frame, Opening opening) {
        return new OpenRequest(
                FormKey.id(key, "open a group-buy", opening.host().companyId()),
                opening.host().companyId(),
                opening.place(community).id(),
                opening.host().leaderId(),
                null,
                List.of(item()),
                TypedThreshold.read(measure, threshold),
                null,
                Typed.time(cutoff).atZone(frame.zone()).toInstant(),
                draft != null);
    }

    private ItemRequest item() {
        return new ItemRequest(
                offer(),
                firstPrice(),
                rows().stream().filter(Row::typed).map(Row::tier).toList(),
                Typed.quantity(householdLimit),
                stockCap == null || stockCap.isBlank() ? Optional.empty() : Optional.of(Typed.quantity(stockCap)),
                caseSize == null || caseSize.isBlank() ? 1 : Typed.quantity(caseSize));
    }

    /** Refuses with: {@code offer-not-found}. */
    UUID offer() {
        return Optional.ofNullable(offer).orElseThrow(() -> Refusal.notFound("offer"));
    }

    private Money firstPrice() {
        try {
            return Typed.yuan(price);
        } catch (Refusal unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "price-unreadable", "A price is written like 12.50.");
        }
    }

    private static String at(@Nullable List<String> typed, int index) {
        return typed == null || index >= typed.size() ? "" : typed.get(index);
    }
}
