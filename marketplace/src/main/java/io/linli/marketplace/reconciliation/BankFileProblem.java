package io.linli.marketplace.reconciliation;

/**
 * A value of a bank's file that cannot be read.
 *
 * @param line from 1, the line of the column names
 * @param column empty when it is the line as a whole
 * @param code stable, for example {@code not-a-date}
 */
public record BankFileProblem(long line, String column, String code) {}
