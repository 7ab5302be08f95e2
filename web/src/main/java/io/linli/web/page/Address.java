package io.linli.web.page;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Path and query of the page that was asked for; makes variants of it. */
record Address(String path, MultiMap query) {

    static Address of(RoutingContext routing) {
        return new Address(routing.normalizedPath(), routing.queryParams());
    }

    /** This address with one parameter set to another value. */
    String with(String name, String value) {
        var others = query.entries().stream()
                .filter(entry -> !entry.getKey().equals(name))
                .filter(entry -> !isPassing(entry.getKey()));
        return join(Stream.concat(others, Stream.of(Map.entry(name, value))));
    }

    @Override
    public String toString() {
        return join(query.entries().stream().filter(entry -> !isPassing(entry.getKey())));
    }

    private String join(Stream<Map.Entry<String, String>> parameters) {
        String text = parameters
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? path : path + "?" + text;
    }

    /** What belongs to one answer only. */
    private static boolean isPassing(String name) {
        return name.equals(Notices.DONE) || name.equals(Notices.REFUSED);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
