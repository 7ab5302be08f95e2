package io.linli.marketplace.bill;

/**
 * Why a row of a file of bills was not issued.
 *
 * @param line from 1, the line of the column names
 * @param column empty when it is the row as a whole
 * @param code stable, for example {@code not-a-date}
 * @param reason the same in words, in English
 */
public record BillProblem(long line, String column, String code, String reason) {}
