package io.linli.web.infrastructure;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses bodies that are too large: at once when the request says how large it is, else while it is read. Files may be large
 * where files are taken in, and only there.
 */
@ApplicationScoped
class BodyLimits {

    /** Behind the server's own handler, which knows one limit for all; before everything else. */
    private static final int ORDER = -1;

    /** Where the server looks for the limit while it reads a body. */
    private static final String LIMIT_KEY = "io.quarkus.max-request-size";

    private static final int TOO_LARGE = 413;
    private static final int SEE_OTHER = 303;
    private static final int LONGEST_SCHEME = "https".length();

    /** The answer is there; so long the rest of the body is taken in and forgotten, for clients that send first. */
    private static final long LINGER_MILLIS = 10_000;

    private final BodySettings settings;
    private final List<Pattern> picturePaths;

    BodyLimits(BodySettings settings) {
        this.settings = settings;
        this.picturePaths =
                settings.picturePaths().stream().map(BodyLimits::pattern).toList();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(
                Arrays.stream(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+")));
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::limit);
    }

    private void limit(RoutingContext context) {
        long most = most(context.normalizedPath());
        if (announced(context.request()) > most) {
            refuse(context, most);
            return;
        }
        context.put(LIMIT_KEY, most);
        context.next();
    }

    private long most(String path) {
        if (settings.filePaths().contains(path)) {
            return settings.mostFileBytes();
        }
        boolean pictures =
                picturePaths.stream().anyMatch(one -> one.matcher(path).matches());
        return pictures ? settings.mostPictureBytes() : settings.mostBytes();
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    private static void refuse(RoutingContext context, long most) {
        var request = context.request();
        var response = context.response().putHeader("Connection", "close");
        pageOf(request)
                .ifPresentOrElse(
                        page -> response.setStatusCode(SEE_OTHER)
                                .putHeader(HttpHeaders.LOCATION, page + "?refused=body-too-large")
                                .end(),
                        () -> response.setStatusCode(TOO_LARGE)
                                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                                .end(problem(most)));
        request.handler(bytes -> {});
        request.endHandler(nothing -> request.connection().close());
        request.resume();
        context.vertx().setTimer(LINGER_MILLIS, tick -> request.connection().close());
    }

    /** The page of ours that a form was sent from: whoever sent it is told there. */
    private static Optional<String> pageOf(HttpServerRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        var from = request.getHeader("Referer");
        if (accepted == null
                || !accepted.contains(MediaType.TEXT_HTML)
                || from == null
                || request.authority() == null) {
            return Optional.empty();
        }
        var ours = "://" + request.authority() + "/";
        int at = from.indexOf(ours);
        if (at < 0 || at > LONGEST_SCHEME) {
            return Optional.empty();
        }
        var path = from.substring(at + ours.length() - 1).replaceAll("[?#].*", "");
        return path.startsWith("//") ? Optional.empty() : Optional.of(path);
    }

    private static String problem(long most) {
        return """
                {"type":"urn:linli:problem:body-too-large","title":"Body too large","status":413,\
                "detail":"The request is larger than %1$d bytes.","code":"body-too-large","mostBytes":%1$d}"""
                .formatted(most);
    }
}
