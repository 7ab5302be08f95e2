package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** What a provider did in a community. @param share the property company's */
@TemplateData
public record ServiceFigures(
        LocalizedText community,
        LocalizedText provider,
        long done,
        int inTimePercent,
        long disputed,
        Money turnover,
        Money share) {}
