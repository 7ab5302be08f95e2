package io.linli.web.booking;

import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * A visit is to be given up.
 *
 * @param expectedFee what the resident was shown and said yes to; if it is another by now, the visit stays
 * @param note at most 500 characters
 */
public record NewCancellation(@Nullable Money expectedFee, @Nullable String note) {}
