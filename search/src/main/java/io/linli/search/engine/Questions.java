package io.linli.search.engine;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.HttpHost;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.elasticsearch.client.RestClient;

/**
 * Asks Elasticsearch on the event loop that serves the request. Searching is what people wait for, and it is asked often: the
 * low-level client's own threads, and its copy of its credentials for each request, cost more than reading the answer.
 */
@ApplicationScoped
public class Questions {

    private static final int MOST_CONNECTIONS = 32;
    private static final int MOST_WAITING = 1_000;
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final int FIRST_ERROR = 400;
    private static final String JSON = "application/json";

    private final RestClient nodes;
    private final HttpClient client;
    private final Optional<String> authorization;
    private final AtomicInteger turn = new AtomicInteger();

    Questions(
            RestClient nodes,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.elasticsearch.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.elasticsearch.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.elasticsearch.api-key") Optional<String> apiKey) {
        this.nodes = nodes;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectTimeout(CONNECT_MILLIS));
        this.authorization = apiKey.map(key -> "ApiKey " + key)
                .or(() -> user.map(name -> "Basic " + base64(name + ":" + password.orElse(""))));
    }

    /**
     * Sends JSON to one node, the next time to the next, and answers with the answer's body on the context that asked. Fails
     * with {@link EngineFailure}.
     */
    public Uni<byte[]> ask(String path, byte[] json) {
        return Uni.createFrom().emitter(emitter -> client.request(options(path))
                .compose(request -> send(request, json))
                .compose(Questions::body)
                .onSuccess(emitter::complete)
                .onFailure(failure -> emitter.fail(EngineFailure.of(failure))));
    }

    private RequestOptions options(String path) {
        HttpHost node = nextNode();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(node.getHostName())
                .setPort(node.getPort())
                .setSsl("https".equals(node.getSchemeName()))
                .setURI(path)
                .setTimeout(ANSWER_MILLIS)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.ACCEPT, JSON);
        authorization.ifPresent(value -> options.putHeader(HttpHeaders.AUTHORIZATION, value));
        return options;
    }

    private HttpHost nextNode() {
        var known = nodes.getNodes();
        return known.get(Math.floorMod(turn.getAndIncrement(), known.size())).getHost();
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, byte[] json) {
        return request.send(Buffer.buffer(json));
    }

    private static Future<byte[]> body(HttpClientResponse response) {
        return response.body().map(body -> {
            if (response.statusCode() >= FIRST_ERROR) {
                throw new EngineFailure(response.statusCode(), body.toString(), null);
            }
            return body.getBytes();
        });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
