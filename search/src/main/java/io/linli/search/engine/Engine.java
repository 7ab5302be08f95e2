package io.linli.search.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/** Sends requests to Elasticsearch. */
@ApplicationScoped
public class Engine {

    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
    private static final byte[] NO_ANSWER = {};

    private final RestClient client;

    Engine(RestClient client) {
        this.client = client;
    }

    /** Sends JSON and answers with the answer's body. Fails with {@link EngineFailure}. */
    public Uni<byte[]> send(String method, String path, byte[] json) {
        return perform(request(method, path, json, ContentType.APPLICATION_JSON));
    }

    /** Sends without a body and answers with the answer's body. Fails with {@link EngineFailure}. */
    public Uni<byte[]> send(String method, String path) {
        return perform(new Request(method, path));
    }

    /** Sends lines of JSON and answers with the answer's body. Fails with {@link EngineFailure}. */
    public Uni<byte[]> sendLines(String path, Map<String, String> parameters, byte[] lines) {
        var request = request("POST", path, lines, NDJSON);
        request.addParameters(parameters);
        return perform(request);
    }

    private static Request request(String method, String path, byte[] body, ContentType type) {
        var request = new Request(method, path);
        request.setEntity(new NByteArrayEntity(body, type));
        return request;
    }

    private Uni<byte[]> perform(Request request) {
        return Uni.createFrom().emitter(emitter -> {
            var answer = new Answer(emitter, Vertx.currentContext());
            var running = client.performRequestAsync(request, answer);
            emitter.onTermination(running::cancel);
        });
    }

    /** Brings the outcome from the client's thread back to the context that asked. */
    private record Answer(UniEmitter<? super byte[]> emitter, Context asking) implements ResponseListener {

        @Override
        public void onSuccess(Response response) {
            try {
                var entity = response.getEntity();
                byte[] body = entity == null ? NO_ANSWER : EntityUtils.toByteArray(entity);
                back(() -> emitter.complete(body));
            } catch (IOException broken) {
                onFailure(broken);
            }
        }

        @Override
        public void onFailure(Exception failure) {
            int status = failure instanceof ResponseException refused
                    ? refused.getResponse().getStatusLine().getStatusCode()
                    : EngineFailure.UNREACHABLE;
            back(() -> emitter.fail(new EngineFailure(status, failure.getMessage(), failure)));
        }

        private void back(Runnable deliver) {
            if (asking == null) {
                deliver.run();
            } else {
                asking.runOnContext(nothing -> deliver.run());
            }
        }
    }
}
