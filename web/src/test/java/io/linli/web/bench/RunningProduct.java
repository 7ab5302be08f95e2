package io.linli.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product as it is shipped, in a process of its own, with an empty database. */
final class RunningProduct implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Process process;
    private final int port;
    private final Map<String, String> environment;

    private RunningProduct(Process process, int port, Map<String, String> environment) {
        this.process = process;
        this.port = port;
        this.environment = environment;
    }

    static RunningProduct start(Path jar, Map<String, String> environment) throws Exception {
        int port = freePort();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString());
        builder.environment().putAll(environment);
        builder.environment().put("LINLI_PORT", Integer.toString(port));
        builder.environment().put("LINLI_DEMO", "off");
        builder.environment().put("LINLI_THROTTLE_WRITES_PER_MINUTE", "1000000");
        var log = new File("target/bench/product.log");
        log.getParentFile().mkdirs();
        builder.redirectErrorStream(true).redirectOutput(log);
        var product = new RunningProduct(builder.start(), port, environment);
        product.awaitReady();
        return product;
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    HttpClient http() {
        return http;
    }

    /** The value of one of the names the product is configured by. */
    String setting(String name) {
        return environment.get(name);
    }

    JsonNode getJson(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token);
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return json(response);
    }

    static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() >= 400) {
            throw new IOException(response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    String token(String user) throws IOException, InterruptedException {
        String form = "client_id=linli-api&grant_type=password&password=linli&username="
                + URLEncoder.encode(user, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(
                        URI.create(setting("LINLI_OIDC_ISSUER") + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return json(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()))
                .get("access_token")
                .asText();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long started = System.nanoTime();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() - started > START_LIMIT.toNanos()) {
                process.destroyForcibly();
                throw new IOException("the product did not start, see target/bench/product.log");
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address("/q/health/ready")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
