package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;

import io.linli.marketplace.review.GoodReview;
import io.linli.web.page.Stand;

/**
 * What residents say of a good.
 *
 * @param rows the newest
 */
@TemplateData
public record SaidOfGood(Stand stand, List<GoodReview> rows) {}
