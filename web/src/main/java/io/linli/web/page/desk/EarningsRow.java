package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.Money;

/** What a technician's visits came to. */
@TemplateData
public record EarningsRow(String technician, long visits, long hours, Money share) {}
