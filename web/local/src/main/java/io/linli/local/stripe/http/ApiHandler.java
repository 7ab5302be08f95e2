package io.linli.local.stripe.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.fault.Faults;
import io.linli.local.stripe.http.Idempotency.Answer;
import io.linli.local.stripe.store.Account;
import io.linli.local.stripe.store.Accounts;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** Answers {@code /v1/…}: key, idempotency, faults, endpoint, expansion, in this order. */
public final class ApiHandler implements Handler<RoutingContext> {

    private static final System.Logger LOG = System.getLogger(ApiHandler.class.getName());
    private static final long SILENCE_MILLIS = 120_000;
    private static final int BODY_BYTES = 1 << 20;

    private final Accounts accounts;
    private final Endpoints endpoints;
    private final Expansion expansion;
    private final Set<String> keysInUse = ConcurrentHashMap.newKeySet();

    public ApiHandler(Accounts accounts, Endpoints endpoints, Expansion expansion) {
        this.accounts = accounts;
        this.endpoints = endpoints;
        this.expansion = expansion;
    }

    /** A request as far as it is understood before it reaches an endpoint. */
    private record Request(
            String method,
            String path,
            @Nullable String scope,
            @Nullable String idempotencyKey,
            String encodedParams,
            Work.Origin origin) {}

    /** How the answer is handed over. */
    private record Outcome(Answer answer, long delayMillis, boolean silent) {

        static Outcome prompt(Answer answer) {
            return new Outcome(answer, 0, false);
        }
    }

    @Override
    public void handle(RoutingContext context) {
        var body = Buffer.buffer();
        context.request()
                .handler(chunk -> {
                    if (body.length() <= BODY_BYTES) {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(end -> answer(context, body));
    }

    private void answer(RoutingContext context, Buffer body) {
        var requestId = Ids.next("req").substring(0, 18);
        context.response().putHeader("Request-Id", requestId);
        String reserved = null;
        try {
            var key = SecretKey.of(context.request());
            if (body.length() > BODY_BYTES) {
                throw StripeError.of(413, "invalid_request_error", null, "The request is too large.");
            }
            var request = request(context, body.toString(), requestId);
            reserved = reserve(key, request.idempotencyKey());
            send(context, accounts.with(key, account -> outcome(account, request)), reserved);
        } catch (StripeError error) {
            send(context, Outcome.prompt(new Answer(error.status(), error.toBody(), false)), reserved);
        } catch (RuntimeException error) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The simulator failed at " + context.request().path(),
                    error);
            send(context, Outcome.prompt(internal()), reserved);
        }
    }

    private static Request request(RoutingContext context, String body, String requestId) {
        var http = context.request();
        var method = http.method().name();
        var key = method.equals("POST") ? http.getHeader("Idempotency-Key") : null;
        var query = http.query() == null ? "" : http.query();
        var encoded = body.isEmpty() ? query : body;
        var origin = new Work.Origin(
                requestId, key, http.scheme() + "://" + http.authority(), http.getHeader("Stripe-Version"));
        return new Request(method, http.path(), http.getHeader("Stripe-Account"), key, encoded, origin);
    }

    /** Holds a key until its request is answered, so that a second one meanwhile is told to wait. */
    private @Nullable String reserve(String secretKey, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return null;
        }
        var name = secretKey + " " + idempotencyKey;
        if (!keysInUse.add(name)) {
            throw Idempotency.inUse(idempotencyKey);
        }
        return name;
    }

    private Outcome outcome(Account account, Request request) {
        if (strike(account, FaultKind.RATE_LIMIT, request).isPresent()) {
            throw StripeError.of(
                    429,
                    "invalid_request_error",
                    "rate_limit",
                    "Request rate limit exceeded. Learn more about rate limits.");
        }
        if (strike(account, FaultKind.ERROR_BEFORE, request).isPresent()) {
            return Outcome.prompt(internal());
        }
        var timeout = strike(account, FaultKind.TIMEOUT, request);
        if (timeout.isPresent() && !timeout.get().getBoolean("commit", true)) {
            return new Outcome(internal(), millis(timeout.get(), SILENCE_MILLIS), true);
        }
        var errorAfter = strike(account, FaultKind.ERROR_AFTER, request);
        var answer = executed(
                account,
                request,
                errorAfter.filter(f -> f.getBoolean("stored", true)).isPresent());
        if (errorAfter.isPresent()) {
            return Outcome.prompt(internal());
        }
        var slow = strike(account, FaultKind.SLOW, request);
        var delay = timeout.or(() -> slow)
                .map(fault -> millis(fault, SILENCE_MILLIS))
                .orElse(0L);
        return new Outcome(answer, delay, timeout.isPresent());
    }

    private Answer executed(Account account, Request request, boolean keepsError) {
        var params = Params.parse(request.encodedParams());
        var key = request.idempotencyKey();
        var fingerprint = key == null ? "" : Idempotency.fingerprint(request.path(), params);
        if (key != null) {
            Optional<Answer> kept = account.execute(
                    request.origin(), work -> Idempotency.recall(scoped(work, request), key, fingerprint));
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        try {
            return account.execute(request.origin(), work -> {
                var view = scoped(work, request);
                var answer = answer(view, request, params);
                keep(view, key, fingerprint, keepsError ? internal() : answer);
                return answer;
            });
        } catch (StripeError error) {
            var answer = new Answer(error.status(), error.toBody(), false);
            if (!error.validation()) {
                account.execute(request.origin(), work -> {
                    keep(scoped(work, request), key, fingerprint, keepsError ? internal() : answer);
                    return answer;
                });
            }
            return answer;
        }
    }

    private static void keep(Work work, @Nullable String key, String fingerprint, Answer answer) {
        if (key != null) {
            Idempotency.keep(work, key, fingerprint, answer);
        }
    }

    /** Runs the endpoint; a declined card is an answer too, for what it left behind must be kept with it. */
    private Answer answer(Work work, Request request, Params params) {
        var match = endpoints.match(request.method(), request.path()).orElseThrow(() -> unrecognized(request));
        var paths = params.texts("expand");
        try {
            var result = match.endpoint().answer(new Call(work, params, match.ids()));
            params.refuseUnknown();
            return new Answer(200, expansion.apply(work, result, paths), false);
        } catch (StripeError error) {
            if (!error.keepsWork()) {
                throw error;
            }
            params.refuseUnknown();
            return new Answer(error.status(), error.toBody(), false);
        }
    }

    private static Work scoped(Work work, Request request) {
        var scope = request.scope();
        if (scope == null || scope.equals(work.platform())) {
            return work;
        }
        if (work.find("account", scope).isEmpty()) {
            throw StripeError.of(
                    403,
                    "invalid_request_error",
                    "account_invalid",
                    "The provided key does not have access to account '" + scope
                            + "' (or that account does not exist). Application access may have been revoked.");
        }
        return work.in(scope);
    }

    private static Optional<JsonObject> strike(Account account, FaultKind kind, Request request) {
        return account.execute(
                request.origin(), work -> Faults.strikeRequest(work, kind, request.method(), request.path()));
    }

    private static long millis(JsonObject fault, long otherwise) {
        return Math.max(1, fault.getLong("millis", otherwise));
    }

    private static StripeError unrecognized(Request request) {
        return StripeError.of(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (" + request.method() + ": " + request.path()
                        + "). If you are trying to list objects, "
                        + "remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid "
                        + "(non-empty) identifier in your code.");
    }

    private static Answer internal() {
        return new Answer(
                500,
                Json.object("error", Json.object("type", "api_error", "message", "An unknown error occurred")),
                false);
    }

    private void send(RoutingContext context, Outcome outcome, @Nullable String reserved) {
        if (outcome.delayMillis() > 0) {
            if (reserved != null) {
                context.response().closeHandler(gone -> keysInUse.remove(reserved));
            }
            context.vertx().setTimer(outcome.delayMillis(), timer -> hand(context, outcome, reserved));
        } else {
            hand(context, outcome, reserved);
        }
    }

    private void hand(RoutingContext context, Outcome outcome, @Nullable String reserved) {
        if (reserved != null) {
            keysInUse.remove(reserved);
        }
        var response = context.response();
        if (response.closed()) {
            return;
        }
        if (outcome.silent()) {
            context.request().connection().close();
            return;
        }
        if (outcome.answer().replayed()) {
            response.putHeader("Idempotent-Replayed", "true");
        }
        var key = context.request().getHeader("Idempotency-Key");
        if (key != null) {
            response.putHeader("Idempotency-Key", key.substring(0, Math.min(key.length(), 255)));
        }
        response.setStatusCode(outcome.answer().status())
                .putHeader("Content-Type", "application/json")
                .end(outcome.answer().body().toBuffer());
    }
}
