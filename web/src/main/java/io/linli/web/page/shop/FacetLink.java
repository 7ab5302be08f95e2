package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.LocalizedText;

/** A way to narrow what was found, or to lift the narrowing. */
@TemplateData
public record FacetLink(LocalizedText name, long count, boolean chosen, String address) {}
