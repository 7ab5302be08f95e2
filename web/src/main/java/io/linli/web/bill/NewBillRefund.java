package io.linli.web.bill;

import org.jspecify.annotations.Nullable;

/** Money of a bill to go back. @param amount in fen; absent: all that is left */
public record NewBillRefund(@Nullable Long amount) {}
