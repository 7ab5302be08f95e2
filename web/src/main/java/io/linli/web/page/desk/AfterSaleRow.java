package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.aftersale.AfterSale;
import io.linli.marketplace.aftersale.AfterSaleParty;

/**
 * A household's request as a console shows it.
 *
 * @param community its name
 * @param ownTurn whether who looks is to decide it
 */
@TemplateData
public record AfterSaleRow(AfterSale afterSale, @Nullable LocalizedText community, boolean ownTurn) {

    static AfterSaleRow of(AfterSale afterSale, @Nullable LocalizedText community, AfterSaleParty viewer) {
        boolean ownTurn = afterSale.state().decider().filter(viewer::equals).isPresent();
        return new AfterSaleRow(afterSale, community, ownTurn);
    }
}
