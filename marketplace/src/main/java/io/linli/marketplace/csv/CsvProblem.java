package io.linli.marketplace.csv;

/**
 * A value of a file that cannot be read.
 *
 * @param line from 1, the line of the column names
 * @param column empty when it is the line as a whole
 * @param code stable, for example {@code not-a-date}
 */
public record CsvProblem(long line, String column, String code) {}
