package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.review.GoodReview;

/** A review and what the good is called. */
@TemplateData
public record GoodReviewRow(GoodReview review, LocalizedText good) {}
