package io.linli.marketplace.payment;

import java.util.UUID;

/**
 * What is made of a refund that failed.
 *
 * @param refundId the refund that stands in its place; itself where it turns out that it was made
 */
public record RepeatedRefund(UUID refundId, boolean madeBefore) {}
