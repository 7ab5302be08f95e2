package io.linli.marketplace.bill;

import java.util.List;

/**
 * What became of the rows of a file of bills.
 *
 * @param rows it has; each is issued, known or rejected
 * @param issued now
 * @param known issued before, by the same row
 * @param rejected rows that could not be issued
 * @param problems of these, often several of one, the first {@value #MOST_PROBLEMS}, by line
 */
public record BillUpload(long rows, long issued, long known, long rejected, List<BillProblem> problems) {

    /** Who sees as many has another file at hand. */
    public static final int MOST_PROBLEMS = 500;
}
