package io.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The files the build resolved for the stack: the servers' archives, the analysis plugin, the supervisor's class path. */
final class Artifacts {

    private static final int HASH_BYTES = 8;

    private final Properties paths = new Properties();
    private final String classPath;

    Artifacts() {
        try (var list = Artifacts.class.getResourceAsStream("artifacts.properties");
                var jars = Artifacts.class.getResourceAsStream("classpath.txt")) {
            if (list == null || jars == null) {
                throw new StackFailure("web/local is not built: run ./mvnw package -DskipTests");
            }
            paths.load(list);
            classPath = new String(jars.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        Path path = Path.of(text(name));
        if (!Files.exists(path)) {
            throw new StackFailure(path + " is missing: build again with ./mvnw package -DskipTests");
        }
        return path;
    }

    String text(String name) {
        return paths.getProperty(name);
    }

    /** The jars the supervisor needs beside this module's own classes. */
    String classPath() {
        return classPath;
    }

    /** This module's classes: a folder or a jar. */
    Path ownClasses() {
        try {
            return Path.of(Artifacts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Same text: same servers, same plugin, same realm, same code; so a running stack can be shared. */
    String fingerprint() {
        var own = Contents.of(ownClasses());
        // These two name files of one checkout; the versions below stand for them.
        own.remove("io/linli/local/artifacts.properties");
        own.remove("io/linli/local/classpath.txt");
        var digest = sha256();
        update(digest, own);
        update(digest, Contents.of(path("analysis")));
        for (String server : List.of("postgres", "redis", "elasticsearch", "keycloak")) {
            digest.update(text(server + ".version").getBytes(StandardCharsets.UTF_8));
        }
        return hex(digest);
    }

    static String hash(Map<String, byte[]> contents) {
        var digest = sha256();
        update(digest, contents);
        return hex(digest);
    }

    private static void update(MessageDigest digest, Map<String, byte[]> contents) {
        contents.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }

    static boolean isArm() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return architecture.contains("aarch64") || architecture.contains("arm");
    }
}
