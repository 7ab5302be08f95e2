package io.linli.fulfillment.schedule;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

import io.linli.catalog.kernel.Refusal;

/**
 * Reads calendars from addresses that providers name. An address on this machine or its own network is refused, and what was
 * looked up is what is asked: no second look-up could lead elsewhere. Redirections are not followed.
 */
@ApplicationScoped
class CalendarAddress {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int OK = 200;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int HTTPS = 443;
    private static final int HIGHEST_PORT = 65_535;

    private final Vertx vertx;
    private final HttpClient client;
    private final ScheduleSettings settings;

    CalendarAddress(Vertx vertx, ScheduleSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setDecompressionSupported(false));
    }

    /**
     * What the address answers. Refuses with: {@code calendar-address-invalid} (not https, or not on the public network),
     * {@code calendar-unreachable}, {@code calendar-too-large}.
     */
    Uni<String> read(String address) {
        return Uni.createFrom().item(() -> checked(address)).chain(uri -> resolved(uri)
                .chain(host -> answer(uri, host)));
    }

    private URI checked(String address) {
        try {
            var uri = new URI(address.strip().replaceFirst("^webcal://", "https://"));
            boolean scheme =
                    "https".equals(uri.getScheme()) || settings.privateCalendars() && "http".equals(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= HIGHEST_PORT;
            if (scheme && plain && address.length() <= LONGEST_ADDRESS) {
                return uri;
            }
        } catch (java.net.URISyntaxException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private Uni<InetAddress> resolved(URI uri) {
        return Uni.createFrom().completionStage(() -> vertx.<InetAddress>executeBlocking(() -> lookUp(uri))
                .toCompletionStage());
    }

    private InetAddress lookUp(URI uri) {
        try {
            var found = InetAddress.getAllByName(uri.getHost());
            if (!settings.privateCalendars() && Arrays.stream(found).anyMatch(CalendarAddress::isPrivate)) {
                throw invalid();
            }
            return found[0];
        } catch (UnknownHostException unknown) {
            throw unreachable();
        }
    }

    private Uni<String> answer(URI uri, InetAddress host) {
        boolean encrypted = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? HTTPS : 80;
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(host, port)))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(encrypted)
                .setMethod(HttpMethod.GET)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setTimeout(TIMEOUT_MILLIS)
                .setFollowRedirects(false);
        return Uni.createFrom()
                .completionStage(
                        () -> client.request(options).compose(this::answer).toCompletionStage())
                .onFailure(failure -> !(failure instanceof Refusal))
                .transform(failure -> unreachable());
    }

    /** The time a request is given begins anew with each byte; this one does not. */
    private io.vertx.core.Future<String> answer(HttpClientRequest request) {
        long limit = vertx.setTimer(
                settings.readWithin().toMillis(), late -> request.connection().close());
        return request.send().compose(CalendarAddress::body).onComplete(done -> vertx.cancelTimer(limit));
    }

    private static io.vertx.core.Future<String> body(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            return io.vertx.core.Future.failedFuture(unreachable());
        }
        var body = Buffer.buffer();
        var read = io.vertx.core.Promise.<String>promise();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > CalendarFile.LONGEST && read.tryFail(CalendarFile.tooLarge())) {
                response.request().connection().close();
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(over -> read.tryComplete(body.toString()));
        return read.future();
    }

    /** Unique local addresses (fc00::/7) have no question of their own. */
    static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared;
    }

    private static Refusal invalid() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "calendar-address-invalid",
                "A calendar's address begins with https:// and is on the public internet.");
    }

    private static Refusal unreachable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE, "calendar-unreachable", "The calendar's address gave no calendar.");
    }
}
