package io.linli.web.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.linli.web.feed.IcecatFile;
import io.linli.web.running.RunningProduct;

/**
 * How well the leading products answer judged queries: nDCG@10 of Elasticsearch's default multi_match, of our search by words
 * and of our search by words and meaning, over the same products. {@code -Drelevance.judgements=FILE} judges by other queries
 * than the shared ones. Figure: words and meaning, condensed; ceiling: 1.
 */
final class RelevanceBench implements Bench.Benchmark {

    private static final String FILE = "icecat-judgements-dev.csv";
    private static final int BULK = 1_000;
    private static final int WORST = 12;

    /** Answers a query with products, the best first. */
    private interface Search {
        List<String> find(String query) throws Exception;
    }

    private record Scored(double ndcg, double condensed, Map<String, Double> byQuery) {}

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Result run(RunningProduct product) throws Exception {
        var judgements = Judgements.read(file());
        var feed = IcecatFile.ndjson();
        var run = ImportBench.importFeed(
                product, product.token("operator"), "application/x-ndjson", ImportBench.zipped(feed));
        var elastic = new Elastic(product);
        ImportBench.awaitMeaning(product, elastic);
        fillPlain(elastic, feed);
        var plain = score(judgements, query -> plain(elastic, query));
        var words = score(judgements, query -> ours(product, query, false));
        var hybrid = score(judgements, query -> ours(product, query, true));
        print("Elasticsearch's multi_match", plain);
        print("ours, by words", words);
        print("ours, by words and meaning", hybrid);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("judgements", file().getFileName().toString());
        details.put("queries", judgements.queries());
        details.put("judgeable", judgements.judgeable().size());
        details.put("rows", run.run().get("read").asLong());
        details.put("rejected", run.run().get("rejected").asLong());
        put(details, "multiMatch", plain);
        put(details, "words", words);
        put(details, "hybrid", hybrid);
        details.put("worst", worst(hybrid));
        return new Result(hybrid.condensed(), "nDCG@10", 1, hybrid.condensed(), details);
    }

    private static Path file() {
        var named = System.getProperty("relevance.judgements", "");
        return named.isBlank() ? CatalogFile.data(FILE) : Path.of(named);
    }

    private static Scored score(Judgements judgements, Search search) throws Exception {
        double ndcg = 0;
        double condensed = 0;
        Map<String, Double> byQuery = new LinkedHashMap<>();
        for (String query : judgements.judgeable()) {
            var found = search.find(query);
            ndcg += judgements.ndcg(query, found);
            condensed += judgements.condensed(query, found);
            byQuery.put(query, judgements.condensed(query, found));
        }
        return new Scored(ndcg / byQuery.size(), condensed / byQuery.size(), byQuery);
    }

    private static List<String> ours(RunningProduct product, String query, boolean meaning) throws Exception {
        String path = "/api/v1/search?size=100&facets=false&meaning=" + meaning + "&q="
                + URLEncoder.encode(query, StandardCharsets.UTF_8);
        var answer = RunningProduct.json(product.http()
                .send(HttpRequest.newBuilder(product.address(path)).build(), HttpResponse.BodyHandlers.ofByteArray()));
        var found = new ArrayList<String>();
        answer.get("items").forEach(item -> found.add(item.get("supplierSku").asText()));
        return found;
    }

    private static List<String> plain(Elastic elastic, String query) throws Exception {
        var mapper = new ObjectMapper();
        var body = mapper.createObjectNode().put("size", 100).put("_source", false);
        var match = body.putObject("query").putObject("multi_match").put("query", query);
        match.putArray("fields").add("title").add("brand").add("description").add("attributes");
        var found = new ArrayList<String>();
        elastic.send("POST", "/" + elastic.plain() + "/_search", mapper.writeValueAsBytes(body))
                .at("/hits/hits")
                .forEach(hit -> found.add(hit.get("_id").asText()));
        return found;
    }

    /** The same products as anyone would index them without a thought: standard words, no weights. */
    private void fillPlain(Elastic elastic, String feed) throws Exception {
        elastic.send(
                "PUT",
                "/" + elastic.plain(),
                "{\"settings\":{\"number_of_replicas\":0}}".getBytes(StandardCharsets.UTF_8));
        var lines = new StringBuilder();
        int count = 0;
        for (String row : feed.split("\n")) {
            var product = mapper.readTree(row);
            var document = mapper.createObjectNode();
            document.set("title", product.get("name"));
            document.set("brand", product.get("brand"));
            document.set("description", product.get("description"));
            var texts = document.putArray("attributes");
            product.get("attributes").forEach(value -> {
                if (value.isTextual()) {
                    texts.add(value);
                }
            });
            lines.append("{\"index\":{\"_id\":\"")
                    .append(product.get("supplier_sku").asText())
                    .append("\"}}\n");
            lines.append(document).append('\n');
            if (++count % BULK == 0) {
                send(elastic, lines);
            }
        }
        if (!lines.isEmpty()) {
            send(elastic, lines);
        }
        elastic.send("POST", "/" + elastic.plain() + "/_refresh", null);
    }

    private static void send(Elastic elastic, StringBuilder lines) throws Exception {
        elastic.send("POST", "/" + elastic.plain() + "/_bulk", lines.toString().getBytes(StandardCharsets.UTF_8));
        lines.setLength(0);
    }

    private static void print(String name, Scored scored) {
        System.out.printf(Locale.ROOT, "%-30s nDCG@10 %.3f, condensed %.3f%n", name, scored.ndcg(), scored.condensed());
    }

    private static void put(Map<String, Object> details, String name, Scored scored) {
        details.put(name, Math.round(scored.ndcg() * 1_000) / 1_000.0);
        details.put(name + "Condensed", Math.round(scored.condensed() * 1_000) / 1_000.0);
    }

    private static Map<String, Double> worst(Scored scored) {
        Map<String, Double> worst = new LinkedHashMap<>();
        scored.byQuery().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(WORST)
                .forEach(query -> worst.put(query.getKey(), Result.rounded(query.getValue())));
        return worst;
    }
}
