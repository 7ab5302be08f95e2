package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;

import io.linli.marketplace.review.Review;
import io.linli.web.page.Stand;

/**
 * What residents say of something.
 *
 * @param rows the newest
 */
@TemplateData
public record Said(Stand stand, List<Review> rows) {}
