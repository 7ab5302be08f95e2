package io.linli.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Styles, scripts and pictures of the pages. Sources are joined to a few files when the first page asks for one; each file's
 * address holds a digest of its content, so that browsers may keep it for ever.
 */
final class Assets {

    private static final String HTMX = "META-INF/resources/_static/htmx.org/2.0.2/dist/htmx.min.js";
    private static final String ECHARTS = "META-INF/resources/_static/echarts/5.6.0/dist/echarts.common.min.js";
    private static final int DIGEST_LETTERS = 12;

    private static final Map<String, Asset> ALL = Stream.of(
                    join(
                            "linli.css",
                            "text/css",
                            "tokens.css",
                            "base.css",
                            "parts.css",
                            "frame.css",
                            "shop.css",
                            "live.css"),
                    join(
                            "linli.js",
                            "text/javascript",
                            "/" + HTMX,
                            "linli.js",
                            "search.js",
                            "live.js",
                            "share.js",
                            "visit.js"),
                    join("console.js", "text/javascript", "/" + ECHARTS, "console.js"),
                    join("icons.svg", "image/svg+xml", "icons.svg"),
                    join("mark.svg", "image/svg+xml", "mark.svg"))
            .collect(Collectors.toUnmodifiableMap(Asset::name, asset -> asset));

    private Assets() {}

    /** One file as browsers get it. */
    record Asset(String name, String type, String digest, byte[] content) {}

    /** Where a file is to be had. */
    static String address(String name) {
        return "/assets/" + find(name).digest() + "/" + name;
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static Asset find(String name) {
        Asset asset = ALL.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no such asset: " + name);
        }
        return asset;
    }

    private static Asset join(String name, String type, String... sources) {
        byte[] content = Stream.of(sources)
                .map(Assets::read)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        return new Asset(name, type, digest(content), content);
    }

    /** @param source a file of ours, or with a leading slash one of a library's */
    private static String read(String source) {
        String path = source.startsWith("/") ? source.substring(1) : "page/" + source;
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("missing asset source: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(sum).substring(0, DIGEST_LETTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
