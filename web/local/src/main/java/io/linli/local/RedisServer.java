package io.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Redis, written to disk each second. */
final class RedisServer implements Server {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final int SCAN_COUNT = 1000;

    private final Home home;
    private final Children children;
    private final Artifacts artifacts;
    private final int port;
    private volatile @Nullable ChildProcess process;

    RedisServer(Home home, Children children, Artifacts artifacts, int port) {
        this.home = home;
        this.children = children;
        this.artifacts = artifacts;
        this.port = port;
    }

    @Override
    public void start(Report report) throws Exception {
        Path binary = unpack();
        Path data = Files.createDirectories(home.data().resolve("redis"));
        var command = List.of(
                binary.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "-::1",
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--set-proc-title",
                "no");
        var current = children.start(new ChildProcess.Program("redis", command, Map.of(), data, "TERM", STOP_PATIENCE));
        process = current;
        current.awaitReady(this::answers, START_LIMIT, report);
    }

    /** Deletes every key that begins with the prefix. */
    void deleteKeys(String prefix) throws IOException {
        try (var session = new RedisSession(port)) {
            String cursor = "0";
            do {
                var page = (List<?>)
                        session.call("SCAN", cursor, "MATCH", prefix + "*", "COUNT", Integer.toString(SCAN_COUNT));
                cursor = (String) page.get(0);
                for (Object key : (List<?>) page.get(1)) {
                    session.call("UNLINK", (String) key);
                }
            } while (!cursor.equals("0"));
        }
    }

    @Override
    public boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public int port() {
        return port;
    }

    private boolean answers() throws IOException {
        try (var session = new RedisSession(port)) {
            return "PONG".equals(session.call("PING"));
        }
    }

    private Path unpack() throws IOException, InterruptedException {
        String resource = resource();
        Path dist = home.dist().resolve("redis-" + artifacts.text("redis.version"));
        Folders.once(dist, folder -> {
            try (var content = RedisServer.class.getClassLoader().getResourceAsStream(resource)) {
                if (content == null) {
                    throw new StackFailure("there is no Redis for this machine among the build's files: " + resource);
                }
                Path binary = folder.resolve("redis-server");
                Files.copy(content, binary);
                Archive.executable(binary);
            }
        });
        return dist.resolve("redis-server");
    }

    private static String resource() {
        if (Artifacts.isMac()) {
            return Artifacts.isArm() ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
        }
        return Artifacts.isArm() ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
}
