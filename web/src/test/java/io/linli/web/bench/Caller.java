package io.linli.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import io.linli.web.running.RunningProduct;

/** Somebody signed in, by the API. */
final class Caller {

    private static final int ERROR = 400;

    private final RunningProduct product;
    private final String token;

    Caller(RunningProduct product, String user) throws IOException, InterruptedException {
        this.product = product;
        this.token = product.token(user);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return product.getJson(path, token);
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        var answer =
                product.http().send(request(product.address(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= ERROR) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(product.address(path), body);
    }

    JsonNode send(URI address, String body) throws IOException, InterruptedException {
        var request = request(address)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return RunningProduct.json(product.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }
}
