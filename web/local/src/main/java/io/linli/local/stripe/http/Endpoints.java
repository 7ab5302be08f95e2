package io.linli.local.stripe.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The addresses of the API and what answers them. */
public final class Endpoints {

    private record Route(List<String> steps, Endpoint endpoint) {}

    /** An endpoint with the ids found in the address. */
    public record Match(Endpoint endpoint, List<String> ids) {}

    private final Map<String, List<Route>> byMethodAndRoot = new HashMap<>();

    /** Answers {@code GET path}; {@code {id}} in a path stands for any one step. */
    public Endpoints get(String path, Endpoint endpoint) {
        return add("GET", path, endpoint);
    }

    public Endpoints post(String path, Endpoint endpoint) {
        return add("POST", path, endpoint);
    }

    public Endpoints delete(String path, Endpoint endpoint) {
        return add("DELETE", path, endpoint);
    }

    /** What answers a request, unless nothing does. */
    public Optional<Match> match(String method, String path) {
        var steps = path.substring(1).split("/");
        for (var route : byMethodAndRoot.getOrDefault(root(method, steps), List.of())) {
            var ids = ids(route.steps(), steps);
            if (ids.isPresent()) {
                return Optional.of(new Match(route.endpoint(), ids.get()));
            }
        }
        return Optional.empty();
    }

    private Endpoints add(String method, String path, Endpoint endpoint) {
        var steps = path.substring(1).split("/");
        byMethodAndRoot
                .computeIfAbsent(root(method, steps), r -> new ArrayList<>())
                .add(new Route(List.of(steps), endpoint));
        return this;
    }

    private static String root(String method, String[] steps) {
        return method + " " + steps.length + " " + (steps.length > 1 ? steps[1] : "");
    }

    private static Optional<List<String>> ids(List<String> pattern, String[] steps) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).equals("{id}")) {
                ids.add(steps[i]);
            } else if (!pattern.get(i).equals(steps[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(ids);
    }
}
