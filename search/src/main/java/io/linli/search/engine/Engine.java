package io.linli.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/** Keeps indexes: by the Java client, and many documents at once as the lines they were made into. */
@ApplicationScoped
public class Engine {

    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
    private static final byte[] NO_ANSWER = {};

    private final ElasticsearchAsyncClient client;
    private final RestClient lines;

    Engine(ElasticsearchAsyncClient client, RestClient lines) {
        this.client = client;
        this.lines = lines;
    }

    /** Asks by the Java client. Fails with {@link EngineFailure}. */
    public <T> Uni<T> ask(Function<ElasticsearchAsyncClient, CompletableFuture<T>> question) {
        return Uni.createFrom().emitter(emitter -> {
            var asking = Vertx.currentContext();
            question.apply(client)
                    .whenComplete((answer, failure) -> back(asking, () -> {
                        if (failure == null) {
                            emitter.complete(answer);
                        } else {
                            emitter.fail(failure(failure));
                        }
                    }));
        });
    }

    /** Sends lines of JSON and answers with the answer's body. Fails with {@link EngineFailure}. */
    public Uni<byte[]> sendLines(String path, Map<String, String> parameters, byte[] body) {
        var request = new Request("POST", path);
        request.addParameters(parameters);
        request.setEntity(new NByteArrayEntity(body, NDJSON));
        return Uni.createFrom().emitter(emitter -> {
            var running = lines.performRequestAsync(request, new Answer(emitter, Vertx.currentContext()));
            emitter.onTermination(running::cancel);
        });
    }

    private static EngineFailure failure(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ElasticsearchException refused) {
            return new EngineFailure(refused.status(), refused.getMessage(), refused);
        }
        if (cause instanceof ResponseException refused) {
            return new EngineFailure(
                    refused.getResponse().getStatusLine().getStatusCode(), refused.getMessage(), refused);
        }
        return EngineFailure.of(cause);
    }

    /** From the client's thread to the context that asked. */
    private static void back(@Nullable Context asking, Runnable deliver) {
        if (asking == null) {
            deliver.run();
        } else {
            asking.runOnContext(nothing -> deliver.run());
        }
    }

    private record Answer(UniEmitter<? super byte[]> emitter, @Nullable Context asking) implements ResponseListener {

        @Override
        public void onSuccess(Response response) {
            try {
                var entity = response.getEntity();
                byte[] body = entity == null ? NO_ANSWER : EntityUtils.toByteArray(entity);
                back(asking, () -> emitter.complete(body));
            } catch (IOException broken) {
                onFailure(broken);
            }
        }

        @Override
        public void onFailure(Exception failure) {
            back(asking, () -> emitter.fail(failure(failure)));
        }
    }
}
