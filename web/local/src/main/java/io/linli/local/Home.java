package io.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of one local stack.
 *
 * <p>{@code dist} holds unpacked servers (a cache, may be deleted), {@code data} what must survive a restart, {@code run} what says what is running
 * now, {@code log} one file per server.
 */
public record Home(Path root) {

    private static final Path FOR_ROOT_WITHOUT_NAMESPACES = Path.of("/var/lib/linli");

    /**
     * The folder named by {@code LINLI_HOME}, else {@code ~/.linli}; for a root user whose machine forbids user namespaces {@code /var/lib/linli},
     * because servers then run as "nobody", who may not look into root's home.
     */
    public static Home locate() {
        String named = System.getenv("LINLI_HOME");
        if (named != null && !named.isBlank()) {
            return new Home(Path.of(named).toAbsolutePath().normalize());
        }
        if (Unprivileged.way() == Unprivileged.Way.NOBODY) {
            return new Home(FOR_ROOT_WITHOUT_NAMESPACES);
        }
        return new Home(Path.of(System.getProperty("user.home"), ".linli"));
    }

    public Path dist() {
        return made("dist");
    }

    public Path data() {
        return made("data");
    }

    public Path run() {
        return made("run");
    }

    public Path log() {
        return made("log");
    }

    /** One properties file per running child process, so that a later start can end what a crash left. */
    public Path children() {
        return made("run/children");
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + root.resolve(name), e);
        }
    }
}
