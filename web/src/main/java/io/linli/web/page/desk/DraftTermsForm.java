package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.DraftTerms;
import io.linli.marketplace.campaign.Threshold;
import io.linli.web.page.Frame;
import io.linli.web.page.Typed;

/** What a draft is called, needs and lasts, as its host types it: local times. Shown again as it was typed when it is refused. */
@TemplateData
public class DraftTermsForm {

    @RestForm
    public @Nullable String titleEn;

    @RestForm
    public @Nullable String titleZh;

    @RestForm
    public @Nullable String threshold;

    @RestForm
    public @Nullable String measure;

    @RestForm
    public @Nullable String opens;

    @RestForm
    public @Nullable String cutoff;

    static DraftTermsForm of(Campaign draft, Frame frame) {
        var terms = draft.terms();
        var form = new DraftTermsForm();
        form.titleEn = terms.title().en();
        form.titleZh = terms.title().zh();
        form.threshold = TypedThreshold.write(terms.threshold());
        form.measure = terms.threshold().measure().name();
        form.opens = local(terms.opensAt(), frame);
        form.cutoff = local(terms.cutoffAt(), frame);
        return form;
    }

    /** For the page: what a threshold may count. */
    public Threshold.Measure[] measures() {
        return Threshold.Measure.values();
    }

    /** Refuses with: {@code amount-unreadable}, {@code quantity-unreadable}, {@code time-unreadable}. */
    DraftTerms terms(Frame frame) {
        return new DraftTerms(
                new LocalizedText(
                        Typed.words(titleEn).orElse(""), Typed.words(titleZh).orElse("")),
                TypedThreshold.read(measure, threshold),
                Typed.time(opens).atZone(frame.zone()).toInstant(),
                Typed.time(cutoff).atZone(frame.zone()).toInstant());
    }

    private static String local(Instant moment, Frame frame) {
        return moment.atZone(frame.zone())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
