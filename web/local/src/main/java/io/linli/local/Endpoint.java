package io.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a running supervisor listens, and the word that shows the right to use it: only who may read the file knows it.
 *
 * @param pid of the supervisor
 */
record Endpoint(int port, String token, long pid) {

    static Optional<Endpoint> read(Home home) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file(home))) {
            properties.load(reader);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("token"),
                Long.parseLong(properties.getProperty("pid"))));
    }

    void write(Home home) throws IOException {
        Path partial = home.run().resolve("supervisor.properties.partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, "port=" + port + "\ntoken=" + token + "\npid=" + pid + "\n");
        Files.move(partial, file(home), StandardCopyOption.ATOMIC_MOVE);
    }

    static void remove(Home home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    private static Path file(Home home) {
        return home.run().resolve("supervisor.properties");
    }
}
