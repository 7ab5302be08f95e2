package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.payout.Payout;

/**
 * A payout as tables show it.
 *
 * @param party name of who is paid; null where only its kind is told
 */
@TemplateData
public record PayoutRow(Payout payout, @Nullable LocalizedText party) {

    static List<PayoutRow> of(List<Payout> payouts, Map<UUID, LocalizedText> names) {
        return payouts.stream()
                .map(payout -> new PayoutRow(payout, names.get(payout.party().id())))
                .toList();
    }
}
