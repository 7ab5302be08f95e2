package io.linli.marketplace.reconciliation;

import java.time.LocalDate;

import io.linli.catalog.kernel.Money;

/**
 * A row as a file has it.
 *
 * @param line where it is, from 1
 * @param occurrence which of the equal rows of the file it is, from 1
 */
record BankLine(int line, String payoutReference, String account, Money amount, LocalDate valueDate, int occurrence) {}
