package io.linli.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Elasticsearch with our analysis plugin; security off, loopback only. */
final class ElasticsearchServer implements Server {

    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PLUGIN_DESCRIPTORS =
            List.of("stable-plugin-descriptor.properties", "named_components.json");

    private final Home home;
    private final Children children;
    private final Artifacts artifacts;
    private final int port;
    private volatile @Nullable ChildProcess process;

    ElasticsearchServer(Home home, Children children, Artifacts artifacts, int port) {
        this.home = home;
        this.children = children;
        this.artifacts = artifacts;
        this.port = port;
    }

    @Override
    public void start(Report report) throws Exception {
        Path dist = home.dist().resolve("elasticsearch-" + artifacts.text("elasticsearch.version"));
        Folders.once(dist, folder -> {
            report.tell("unpacking");
            Archive.unzip(artifacts.path("elasticsearch"), folder);
        });
        installPlugin(dist);
        Path data = Files.createDirectories(home.data().resolve("elasticsearch"));
        Path configuration = configure(dist, data);
        Path temporary = Files.createDirectories(home.run().resolve("elasticsearch-tmp"));
        Unprivileged.give(dist, data, configuration, temporary, home.log());
        var current = children.start(new ChildProcess.Program(
                "elasticsearch",
                Unprivileged.command(List.of(dist.resolve("bin/elasticsearch").toString())),
                Map.of(
                        "ES_JAVA_HOME", System.getProperty("java.home"),
                        "ES_PATH_CONF", configuration.toString(),
                        "ES_TMPDIR", temporary.toString(),
                        "ES_JAVA_OPTS", "-Xms512m -Xmx1g -XX:-AlwaysPreTouch",
                        "CLI_JAVA_OPTS", "-Xmx64m -XX:+UseSerialGC"),
                dist,
                "TERM",
                STOP_PATIENCE));
        process = current;
        current.awaitReady(this::answers, START_LIMIT, report);
    }

    /** Deletes every index that begins with the prefix. */
    void deleteIndexes(String prefix) throws IOException, InterruptedException {
        int status = Http.status(
                "DELETE",
                address() + "/" + prefix + "*?expand_wildcards=all&ignore_unavailable=true&allow_no_indices=true");
        if (status != 200) {
            throw new IOException("Elasticsearch answered " + status + " to the deletion of " + prefix + "*");
        }
    }

    @Override
    public boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    @Override
    public int port() {
        return port;
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private boolean answers() throws IOException, InterruptedException {
        return Http.status("GET", address() + "/_cluster/health?wait_for_status=yellow&timeout=1s") == 200;
    }

    /** Copies the plugin when it changed; the server refuses to start with a half-written one, so its folder appears in one step. */
    private void installPlugin(Path dist) throws IOException, InterruptedException {
        var contents = Contents.of(artifacts.path("analysis"));
        Path plugins = dist.resolve("plugins");
        if (!contents.keySet().containsAll(PLUGIN_DESCRIPTORS)) {
            return;
        }
        Path installed = home.dist().resolve("analysis-plugin.hash");
        Path folder = plugins.resolve("linli-analysis");
        String hash = Artifacts.hash(contents);
        if (Files.isDirectory(folder)
                && Files.exists(installed)
                && Files.readString(installed).equals(hash)) {
            return;
        }
        Folders.delete(folder);
        Folders.once(folder, partial -> {
            for (String descriptor : PLUGIN_DESCRIPTORS) {
                Files.write(partial.resolve(descriptor), contents.get(descriptor));
            }
            try (var jar = new JarOutputStream(Files.newOutputStream(partial.resolve("linli-search-analysis.jar")))) {
                writeAll(contents, jar);
            }
        });
        Files.writeString(installed, hash);
    }

    private static void writeAll(Map<String, byte[]> contents, JarOutputStream jar) throws IOException {
        OutputStream out = jar;
        for (var entry : contents.entrySet()) {
            ZipEntry name = new JarEntry(entry.getKey());
            jar.putNextEntry(name);
            out.write(entry.getValue());
            jar.closeEntry();
        }
    }

    private Path configure(Path dist, Path data) throws IOException {
        Path folder = home.run().resolve("elasticsearch-config");
        Folders.delete(folder);
        Files.createDirectories(folder.resolve("jvm.options.d"));
        Files.copy(dist.resolve("config/log4j2.properties"), folder.resolve("log4j2.properties"));
        List<String> options = Files.readAllLines(dist.resolve("config/jvm.options"));
        // Garbage collection logs and heap dumps would fill a developer's disk.
        Files.write(
                folder.resolve("jvm.options"),
                options.stream()
                        .filter(option -> !option.contains("-Xlog") && !option.contains("HeapDump"))
                        .toList());
        Files.writeString(
                folder.resolve("elasticsearch.yml"),
                String.join(
                        "\n",
                        "cluster.name: linli-local",
                        "node.name: linli",
                        "path.data: " + data,
                        "path.logs: " + home.log(),
                        "network.host: _local_",
                        "http.port: " + port,
                        "transport.port: " + Ports.freeOr(0),
                        "discovery.type: single-node",
                        "action.destructive_requires_name: false",
                        "cluster.routing.allocation.disk.threshold_enabled: false",
                        "xpack.security.enabled: false",
                        ""),
                StandardCharsets.UTF_8);
        return folder;
    }
}
