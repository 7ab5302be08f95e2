package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** A property company's share of one day in one community. */
@TemplateData
public record RevenueRow(
        LocalDate day,
        UUID communityId,
        LocalizedText community,
        long orders,
        Money earned,
        Money takenBack,
        Money share) {}
