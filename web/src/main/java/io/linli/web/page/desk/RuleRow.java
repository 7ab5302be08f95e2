package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.settlement.SplitRule;

/**
 * A split rule in a table.
 *
 * @param company null for any, as are the others
 * @param campaign the rule is for one group-buy alone
 * @param terms what each party gets
 * @param validTo null where it has no end
 * @param inForce what counts for its scope now: the latest version that has begun
 */
@TemplateData
public record RuleRow(
        SplitRule rule,
        @Nullable LocalizedText company,
        @Nullable LocalizedText community,
        @Nullable LocalizedText supplier,
        @Nullable LocalizedText category,
        boolean campaign,
        List<TermRow> terms,
        @Nullable Instant validTo,
        boolean inForce) {}
