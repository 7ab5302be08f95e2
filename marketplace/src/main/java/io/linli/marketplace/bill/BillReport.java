package io.linli.marketplace.bill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what becomes of a file's rows, one batch after the other. */
final class BillReport {

    private static final Map<String, String> WORDS = Map.of(
            "unit-unknown", "The community has no such unit; write it like 3-A-502.",
            "unit-ambiguous", "The community has several units of this name.",
            "row-twice", "The same row is in the file twice.",
            "month-billed", "This household has another bill of this kind for this month.");

    private final List<BillProblem> problems;
    private final Set<Long> rejected = new HashSet<>();
    private final long rows;
    private long issued;
    private long known;

    BillReport(BillFileReader.Read read) {
        problems = new ArrayList<>(read.problems());
        read.problems().forEach(problem -> rejected.add(problem.line()));
        rows = (long) read.lines().size() + rejected.size();
    }

    void issued() {
        issued++;
    }

    void known() {
        known++;
    }

    void reject(long line, String column, String code) {
        rejected.add(line);
        problems.add(new BillProblem(line, column, code, WORDS.getOrDefault(code, code)));
    }

    BillUpload upload() {
        var told = problems.stream()
                .sorted(Comparator.comparingLong(BillProblem::line))
                .limit(BillUpload.MOST_PROBLEMS)
                .toList();
        return new BillUpload(rows, issued, known, rejected.size(), told);
    }
}
