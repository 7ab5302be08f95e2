package io.linli.catalog.outside;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.linli.catalog.kernel.Refusal;

/** Reads what an address answers. */
@ApplicationScoped
public class OutsideReader {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    static final int LONGEST_ADDRESS = 1_000;
    private static final int LONGEST_MARK = 200;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int HIGHEST_PORT = 65_535;

    private final Vertx vertx;
    private final HttpClient client;

    public OutsideReader(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setDecompressionSupported(false));
    }

    /** The address, if its writing is allowed; where it leads is looked at when it is read. Refuses with {@link Telling#invalid}. */
    public static URI checked(String address, Limits limits, Telling telling) {
        try {
            var uri = new URI(address.strip());
            boolean scheme = "https".equals(uri.getScheme()) || limits.privateToo() && "http".equals(uri.getScheme());
            if (scheme && isPlain(uri) && address.length() <= LONGEST_ADDRESS) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw telling.invalid();
        }
        throw telling.invalid();
    }

    static boolean isPlain(URI uri) {
        return uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= HIGHEST_PORT;
    }

    /**
     * All of the answer, part after part. Refuses as it is told to.
     *
     * @param take is given the next part once it is done with the one before
     */
    public Uni<Void> read(URI uri, Limits limits, Telling telling, Function<Buffer, Future<Void>> take) {
        return read(Asked.anew(uri), limits, telling, take).replaceWithVoid();
    }

    /** The same, with a sign-in and a mark. */
    Uni<Found> read(Asked asked, Limits limits, Telling telling, Function<Buffer, Future<Void>> take) {
        var uri = asked.uri();
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> OwnNetwork.lookUp(uri.getHost(), limits, telling))
                        .toCompletionStage())
                .chain(host -> Uni.createFrom().completionStage(() -> client.request(options(uri, host))
                        .compose(request -> answer(request, asked, limits, telling, take))
                        .toCompletionStage()))
                .onFailure(failure -> !(failure instanceof Refusal))
                .transform(failure -> failure instanceof TimeoutException ? telling.timedOut() : telling.unreachable());
    }

    private static RequestOptions options(URI uri, InetAddress host) {
        boolean encrypted = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? HTTPS : HTTP;
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(host, port)))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(encrypted)
                .setMethod(HttpMethod.GET)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setTimeout(TIMEOUT_MILLIS)
                .setFollowRedirects(false);
    }

    /** The time a request is given begins anew with each byte; this one does not. */
    private Future<Found> answer(
            HttpClientRequest request,
            Asked asked,
            Limits limits,
            Telling telling,
            Function<Buffer, Future<Void>> take) {
        var late = new AtomicBoolean();
        long limit = vertx.setTimer(limits.within().toMillis(), over -> {
            late.set(true);
            request.connection().close();
        });
        asked.signIn().ifPresent(signIn -> request.putHeader(HttpHeaders.AUTHORIZATION, signIn.basic()));
        if (!asked.mark().isEmpty()) {
            request.putHeader(HttpHeaders.IF_NONE_MATCH, asked.mark());
        }
        return request.send()
                .compose(response -> found(response, asked, limits, telling, take))
                .onComplete(done -> vertx.cancelTimer(limit))
                .recover(failure -> Future.failedFuture(late.get() ? telling.timedOut() : failure));
    }

    private static Future<Found> found(
            HttpClientResponse response,
            Asked asked,
            Limits limits,
            Telling telling,
            Function<Buffer, Future<Void>> take) {
        return switch (response.statusCode()) {
            case OK -> body(response, limits, telling, take).map(done -> new Found(true, mark(response)));
            case NOT_MODIFIED ->
                asked.mark().isEmpty()
                        ? Future.failedFuture(telling.unreachable())
                        : Future.succeededFuture(new Found(false, asked.mark()));
            case UNAUTHORIZED -> Future.failedFuture(telling.signInRefused());
            case FORBIDDEN -> Future.failedFuture(telling.forbidden());
            case NOT_FOUND, GONE -> Future.failedFuture(telling.missing());
            default -> Future.failedFuture(telling.unreachable());
        };
    }

    private static String mark(HttpClientResponse response) {
        var tag = response.getHeader(HttpHeaders.ETAG);
        return tag == null || tag.length() > LONGEST_MARK ? "" : tag;
    }

    private static Future<Void> body(
            HttpClientResponse response, Limits limits, Telling telling, Function<Buffer, Future<Void>> take) {
        var read = Promise.<Void>promise();
        var parts = new Parts(response, limits, telling, take, read);
        response.handler(parts::next);
        response.exceptionHandler(read::tryFail);
        response.endHandler(over -> read.tryComplete());
        return read.future();
    }

    /** The parts of one answer. */
    private static final class Parts {

        private final HttpClientResponse response;
        private final Limits limits;
        private final Telling telling;
        private final Function<Buffer, Future<Void>> take;
        private final Promise<Void> read;
        private long bytes;

        private Parts(
                HttpClientResponse response,
                Limits limits,
                Telling telling,
                Function<Buffer, Future<Void>> take,
                Promise<Void> read) {
            this.response = response;
            this.limits = limits;
            this.telling = telling;
            this.take = take;
            this.read = read;
        }

        private void next(Buffer part) {
            bytes += part.length();
            if (bytes > limits.mostBytes()) {
                stop(telling.tooLarge());
                return;
            }
            var taken = take.apply(part).onFailure(this::stop);
            if (!taken.isComplete()) {
                response.pause();
                taken.onSuccess(done -> response.resume());
            }
        }

        private void stop(Throwable why) {
            if (read.tryFail(why)) {
                response.request().connection().close();
            }
        }
    }
}
