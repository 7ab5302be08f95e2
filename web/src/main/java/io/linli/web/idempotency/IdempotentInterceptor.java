package io.linli.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/** Runs the method for the first request of a key, and answers its replays from what was kept. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class IdempotentInterceptor {

    private final RequestKey request;
    private final Answers answers;
    private final ObjectMapper mapper;

    IdempotentInterceptor(RequestKey request, Answers answers, ObjectMapper mapper) {
        this.request = request;
        this.answers = answers;
        this.mapper = mapper;
    }

    @AroundInvoke
    Object around(InvocationContext invocation) {
        String key = request.value().orElseThrow(IdempotentInterceptor::missing);
        String subject = request.subject();
        String fingerprint = fingerprint(invocation.getParameters());
        if (invocation.getMethod().getAnnotation(Idempotent.class).inOneTransaction()) {
            return Panache.withTransaction(
                    () -> first(subject, key, fingerprint, () -> answer(subject, key, invocation)));
        }
        return first(subject, key, fingerprint, () -> answer(subject, key, invocation)
                .onFailure()
                .call(() -> answers.forget(subject, key)));
    }

    private Uni<Response> first(String subject, String key, String fingerprint, Supplier<Uni<Response>> answer) {
        return answers.claim(subject, key, fingerprint)
                .chain(first -> first ? answer.get() : replay(subject, key, fingerprint));
    }

    private Uni<Response> answer(String subject, String key, InvocationContext invocation) {
        return Uni.createFrom()
                .deferred(() -> proceed(invocation))
                .call(response -> answers.keep(
                        subject, key, response.getStatus(), response.getHeaderString("Location"), body(response)));
    }

    private Uni<Response> replay(String subject, String key, String fingerprint) {
        return answers.find(subject, key)
                .onItem()
                .ifNull()
                .failWith(IdempotentInterceptor::inProgress)
                .map(answer -> {
                    refuseOther(answer, fingerprint);
                    return again(answer);
                });
    }

    private static void refuseOther(Answers.Answer answer, String fingerprint) {
        if (!answer.fingerprint().equals(fingerprint)) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request. Make a new key for a new request.");
        }
        if (answer.status() == null) {
            throw inProgress();
        }
    }

    private static Response again(Answers.Answer answer) {
        var response = Response.status(answer.status()).header("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            response.header("Location", answer.location());
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        return response.build();
    }

    /** Of what was asked: method, address and every parameter that has a JSON form (path, query, body). */
    private String fingerprint(Object[] parameters) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.target().getBytes(StandardCharsets.UTF_8));
            for (Object parameter : parameters) {
                digest.update(mapper.writeValueAsBytes(parameter));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException("an idempotent method takes plain values only", impossible);
        }
    }

    private @Nullable String body(Response response) {
        try {
            return response.hasEntity() ? mapper.writeValueAsString(response.getEntity()) : null;
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an idempotent method answers with plain values only", unwritable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Uni<Response> proceed(InvocationContext invocation) {
        try {
            return (Uni<Response>) invocation.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }

    private static Refusal missing() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "idempotency-key-missing",
                "Send the header Idempotency-Key with a new random value, and the same value when you repeat the request.");
    }

    private static Refusal inProgress() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "request-in-progress",
                "The same request is being answered; ask again in a moment.");
    }
}
