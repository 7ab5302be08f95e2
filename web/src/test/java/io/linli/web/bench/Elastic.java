package io.linli.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.linli.search.index.RawDocuments;
import io.linli.web.running.RunningProduct;

/** The product's Elasticsearch, addressed without the product. */
final class Elastic {

    private static final int PAGE = 5_000;
    private static final int BULK = 1_000;

    private final RunningProduct product;
    private final String server;
    private final String prefix;
    private final ObjectMapper mapper = new ObjectMapper();

    Elastic(RunningProduct product) {
        this.product = product;
        this.server = "http://" + product.setting("LINLI_ELASTICSEARCH_HOSTS");
        this.prefix = product.setting("LINLI_INDEX_PREFIX");
    }

    String offers() {
        return prefix + "offers";
    }

    /** An index beside the product's. */
    String plain() {
        return prefix + "plain";
    }

    HttpRequest search(byte[] body) {
        return question("/_search", body);
    }

    /** @param path after the index */
    HttpRequest question(String path, byte[] body) {
        return HttpRequest.newBuilder(URI.create(server + "/" + offers() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** The same for a body. */
    long found(byte[] body) {
        try {
            return total(search(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many documents this search finds. */
    long total(HttpRequest search) throws IOException, InterruptedException {
        return RunningProduct.json(product.http().send(search, HttpResponse.BodyHandlers.ofByteArray()))
                .at("/hits/total/value")
                .asLong();
    }

    /** What the product's index gives back of every document. */
    List<JsonNode> documents() throws IOException, InterruptedException {
        var documents = new ArrayList<JsonNode>();
        JsonNode after = null;
        while (true) {
            var body = mapper.createObjectNode().put("size", PAGE);
            body.putArray("sort").add("offerId");
            if (after != null) {
                body.set("search_after", after);
            }
            var hits = send("POST", "/" + offers() + "/_search", mapper.writeValueAsBytes(body))
                    .at("/hits/hits");
            if (hits.isEmpty()) {
                return documents;
            }
            hits.forEach(hit -> documents.add(hit.get("_source")));
            after = hits.get(hits.size() - 1).get("sort");
        }
    }

    /** Seconds that whole documents take by bulk requests into a new index like ours, one after the other. */
    double bulkSeconds(List<JsonNode> documents) throws IOException, InterruptedException {
        String index = prefix + "ceiling";
        var creation = (ObjectNode) RawDocuments.definition();
        ((ObjectNode) creation.get("settings")).put("number_of_replicas", 0).put("refresh_interval", "-1");
        send("PUT", "/" + index, mapper.writeValueAsBytes(creation));
        var requests = bulks(documents);
        long started = System.nanoTime();
        for (byte[] request : requests) {
            if (send("POST", "/" + index + "/_bulk", request).get("errors").asBoolean()) {
                throw new IOException("the raw bulk request had errors");
            }
        }
        send("POST", "/" + index + "/_refresh", null);
        double seconds = (System.nanoTime() - started) / 1e9;
        send("DELETE", "/" + index, null);
        return seconds;
    }

    private List<byte[]> bulks(List<JsonNode> documents) throws IOException {
        var requests = new ArrayList<byte[]>();
        for (int from = 0; from < documents.size(); from += BULK) {
            var lines = new ByteArrayOutputStream();
            for (JsonNode document : documents.subList(from, Math.min(from + BULK, documents.size()))) {
                lines.write("{\"index\":{}}\n".getBytes(StandardCharsets.UTF_8));
                lines.write(mapper.writeValueAsBytes(document));
                lines.write('\n');
            }
            requests.add(lines.toByteArray());
        }
        return requests;
    }

    JsonNode send(String method, String path, byte[] body) throws IOException, InterruptedException {
        var publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, publisher);
        return RunningProduct.json(product.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }
}
