package io.linli.web.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The product as it is shipped, in a process of its own, on servers it is given. */
public final class RunningProduct implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LASTING_PORTS = 12_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Process process;
    private final int port;
    private final Map<String, String> environment;

    private final Path log;

    private RunningProduct(Process process, int port, Map<String, String> environment, Path log) {
        this.process = process;
        this.port = port;
        this.environment = environment;
        this.log = log;
    }

    /** With an empty database, for a benchmark. */
    public static RunningProduct start(Path jar, Map<String, String> environment) throws Exception {
        return start(jar, environment, List.of(), Path.of("target/bench/product.log"));
    }

    /**
     * @param environment the servers' names and whatever else is to be set; {@code LINLI_PORT} where it is to listen always
     * @param jvm arguments of the virtual machine
     * @param log what it writes is appended to it
     */
    public static RunningProduct start(Path jar, Map<String, String> environment, List<String> jvm, Path log)
            throws Exception {
        int port = environment.containsKey("LINLI_PORT") ? Integer.parseInt(environment.get("LINLI_PORT")) : freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("LINLI_PORT", Integer.toString(port));
        builder.environment().put("LINLI_DEMO", "off");
        builder.environment().put("LINLI_THROTTLE_WRITES_PER_MINUTE", "1000000");
        log.toAbsolutePath().getParent().toFile().mkdirs();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var product = new RunningProduct(builder.start(), port, environment, log);
        product.awaitReady();
        return product;
    }

    /** Ends it as a power failure would: nothing is finished, nothing is told. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** @return what it ended with, by itself or killed; empty when it goes on longer than that */
    public OptionalInt ended(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public HttpClient http() {
        return http;
    }

    /** The value of one of the names the product is configured by. */
    public String setting(String name) {
        return environment.get(name);
    }

    public JsonNode getJson(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token);
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return json(response);
    }

    public static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() >= 400) {
            throw new IOException(response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    public String token(String user) throws IOException, InterruptedException {
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
                throw new IOException("the product did not start, see " + log);
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

    /** One that stays free while nobody listens: outside of those that outgoing connections are given. */
    public static int lastingPort() throws IOException {
        int tried = LASTING_PORTS + ThreadLocalRandom.current().nextInt(LASTING_PORTS / 2);
        for (int port = tried; port < 2 * LASTING_PORTS; port++) {
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
        throw new IOException("no port is free from " + tried + " on");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
