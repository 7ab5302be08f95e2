package io.linli.web.idempotency;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;

/** Runs the method for the first request of a key, and answers its replays from what was kept. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class IdempotentInterceptor {

    private final Once once;

    IdempotentInterceptor(Once once) {
        this.once = once;
    }

    @AroundInvoke
    Object around(InvocationContext invocation) {
        return once.answer(() -> proceed(invocation), invocation.getParameters());
    }

    @SuppressWarnings("unchecked")
    private static Uni<Response> proceed(InvocationContext invocation) {
        try {
            return (Uni<Response>) invocation.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }
}
