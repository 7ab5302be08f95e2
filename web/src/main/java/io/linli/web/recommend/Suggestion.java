package io.linli.web.recommend;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;
import io.linli.search.recommend.Recommended.Reason;

/**
 * An offer that is recommended, and why, in words.
 *
 * @param count true to the facts: of what, the reason says
 */
@TemplateData
public record Suggestion(OfferListing offer, Reason reason, int count, LocalizedText why) {}
