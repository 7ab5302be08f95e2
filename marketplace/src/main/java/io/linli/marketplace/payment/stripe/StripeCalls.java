package io.linli.marketplace.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.payment.ProviderFailure;

/**
 * Calls stripe-java, which blocks, on a worker thread and hands the answer back on the context of the caller: a reactive
 * session lives on its context and breaks elsewhere.
 */
@ApplicationScoped
class StripeCalls {

    private static final int SERVER_ERROR = 500;
    private static final int CONFLICT = 409;

    private final Optional<StripeClient> client;

    StripeCalls(StripeSettings settings) {
        this.client = settings.secretKey().map(key -> client(key, settings));
    }

    /** Runs outside any transaction; fails with {@link ProviderFailure}. */
    <T> Uni<T> call(Call<T> call) {
        return Uni.createFrom().deferred(() -> {
            var caller = executorOf(Vertx.currentContext());
            return Uni.createFrom()
                    .item(() -> run(call))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .emitOn(caller);
        });
    }

    private <T> T run(Call<T> call) {
        try {
            return call.with(
                    client.orElseThrow(() -> new ProviderFailure(ProviderFailure.Kind.BUSY, "no_secret_key", null)));
        } catch (StripeException failure) {
            throw new ProviderFailure(kindOf(failure), codeOf(failure), failure);
        }
    }

    /** No usable key of ours is no refusal of the request: once the key is right, the same call works. */
    private static ProviderFailure.Kind kindOf(StripeException failure) {
        if (failure instanceof ApiConnectionException) {
            return ProviderFailure.Kind.UNANSWERED;
        }
        int status = Optional.ofNullable(failure.getStatusCode()).orElse(SERVER_ERROR);
        if (failure instanceof RateLimitException
                || failure instanceof AuthenticationException
                || failure instanceof PermissionException
                || status == CONFLICT) {
            return ProviderFailure.Kind.BUSY;
        }
        return status >= SERVER_ERROR ? ProviderFailure.Kind.BROKEN : ProviderFailure.Kind.REJECTED;
    }

    private static String codeOf(StripeException failure) {
        if (failure instanceof CardException card && card.getDeclineCode() != null) {
            return card.getDeclineCode();
        }
        return Optional.ofNullable(failure.getCode())
                .orElse(failure.getClass().getSimpleName() + "_" + failure.getStatusCode());
    }

    private static Executor executorOf(@Nullable Context context) {
        return context == null
                ? Infrastructure.getDefaultExecutor()
                : command -> context.runOnContext(nothing -> command.run());
    }

    private static StripeClient client(String key, StripeSettings settings) {
        var builder = StripeClient.builder()
                .setApiKey(key)
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setReadTimeout((int) settings.readTimeout().toMillis())
                .setMaxNetworkRetries(settings.networkRetries());
        settings.apiBase().ifPresent(builder::setApiBase);
        return builder.build();
    }

    /** One or more blocking calls. */
    interface Call<T> {
        T with(StripeClient client) throws StripeException;
    }
}
