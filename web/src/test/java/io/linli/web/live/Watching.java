package io.linli.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Somebody who watches a group-buy, as a browser does, and remembers all that came. */
final class Watching implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Watching(HttpResponse<InputStream> answer) {
        this.answer = answer;
    }

    static Watching of(UUID campaign) {
        var watching = new Watching(ask(campaign, HttpResponse.BodyHandlers.ofInputStream()));
        assertThat(watching.answer.statusCode()).isEqualTo(200);
        var reader = new Thread(watching::read, "watching " + campaign);
        reader.setDaemon(true);
        reader.start();
        return watching;
    }

    /** Where no stream is expected. */
    static HttpResponse<String> refused(UUID campaign) {
        return ask(campaign, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> ask(UUID campaign, HttpResponse.BodyHandler<T> body) {
        var address =
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/campaigns/" + campaign + "/live");
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .header("Accept", "text/event-stream")
                            .timeout(PATIENCE)
                            .build(),
                    body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** As they came, without the empty ones. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** What was told so far, oldest first. */
    List<JsonPath> told() {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JsonPath.from(line.substring("data:".length())))
                .toList();
    }

    JsonPath first() {
        await().atMost(PATIENCE).until(() -> !told().isEmpty());
        return told().get(0);
    }

    JsonPath last() {
        var told = told();
        return told.get(told.size() - 1);
    }

    /** The first told that is so. */
    JsonPath awaitTold(Duration atMost, Predicate<JsonPath> so) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(20)).until(() -> told().stream()
                .anyMatch(so));
        return told().stream().filter(so).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        } catch (IOException closed) {
            lines.add("(closed)");
        }
    }
}
