package io.linli.web.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries with graded products, 0 to 3, and how well a list of products does by them: nDCG@10 with gain 2^grade − 1 and
 * discount log2(rank + 1), ideal over the judged products (Järvelin and Kekäläinen, 2002).
 */
final class Judgements {

    private static final int RANKS = 10;

    private final Map<String, Map<String, Integer>> grades;

    private Judgements(Map<String, Map<String, Integer>> grades) {
        this.grades = grades;
    }

    /** @param file columns {@code query,docid,rating} */
    static Judgements read(Path file) throws IOException {
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                grades.computeIfAbsent(row.getField("query"), query -> new LinkedHashMap<>())
                        .put(row.getField("docid"), (int) Double.parseDouble(row.getField("rating")));
            }
        }
        return new Judgements(grades);
    }

    int queries() {
        return grades.size();
    }

    /** Those with a relevant product. */
    List<String> judgeable() {
        return grades.entrySet().stream()
                .filter(query -> query.getValue().values().stream().anyMatch(grade -> grade > 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What was not judged counts as irrelevant. */
    double ndcg(String query, List<String> products) {
        var judged = grades.get(query);
        return dcg(products.stream()
                        .map(product -> judged.getOrDefault(product, 0))
                        .toList())
                / ideal(judged);
    }

    /** What was not judged is skipped ("condensed", Sakai 2007). */
    double condensed(String query, List<String> products) {
        var judged = grades.get(query);
        return dcg(products.stream()
                        .filter(judged::containsKey)
                        .map(judged::get)
                        .toList())
                / ideal(judged);
    }

    private static double ideal(Map<String, Integer> judged) {
        var best = new ArrayList<>(judged.values());
        best.sort(Comparator.reverseOrder());
        return dcg(best);
    }

    private static double dcg(List<Integer> grades) {
        double sum = 0;
        for (int rank = 0; rank < Math.min(RANKS, grades.size()); rank++) {
            sum += (Math.pow(2, grades.get(rank)) - 1) / (Math.log(rank + 2) / Math.log(2));
        }
        return sum;
    }
}
