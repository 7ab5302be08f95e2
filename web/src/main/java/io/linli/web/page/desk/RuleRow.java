package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.settlement.SplitRule;

/**
 * A split rule in a table.
 *
 * @param company null for any
 * @param supplier null for any
 * @param category null for any
 * @param inForce what counts for its scope now: the latest version that has begun
 */
@TemplateData
public record RuleRow(
        SplitRule rule,
        @Nullable LocalizedText company,
        @Nullable LocalizedText supplier,
        @Nullable LocalizedText category,
        boolean inForce) {}
