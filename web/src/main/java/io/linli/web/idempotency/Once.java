package io.linli.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * Does what a request asks for once: its replays get the first answer. Where {@link Idempotent} is not enough because it depends
 * on the request how.
 */
@ApplicationScoped
public class Once {

    private final RequestKey request;
    private final Answers answers;
    private final ObjectMapper mapper;

    Once(RequestKey request, Answers answers, ObjectMapper mapper) {
        this.request = request;
        this.answers = answers;
        this.mapper = mapper;
    }

    /**
     * For work that may call out or commits in steps: a request that is repeated meanwhile is refused.
     *
     * @param parameters what the request is about; each must have a JSON form
     */
    public Uni<Response> answer(Supplier<Uni<Response>> work, Object... parameters) {
        var claim = claim(parameters);
        return first(
                claim, () -> kept(claim, work).onFailure().call(() -> answers.forget(claim.subject(), claim.key())));
    }

    /**
     * For work in the database alone: key, work and answer commit together, or none of them; a request that is repeated meanwhile
     * waits for the answer.
     *
     * @param parameters what the request is about; each must have a JSON form
     */
    public Uni<Response> answerInOneTransaction(Supplier<Uni<Response>> work, Object... parameters) {
        var claim = claim(parameters);
        return Panache.withTransaction(() -> first(claim, () -> kept(claim, work)));
    }

    private Claim claim(Object[] parameters) {
        return new Claim(request.subject(), request.value().orElseThrow(Once::missing), fingerprint(parameters));
    }

    private Uni<Response> first(Claim claim, Supplier<Uni<Response>> work) {
        return answers.claim(claim.subject(), claim.key(), claim.fingerprint())
                .chain(first -> first ? work.get() : replay(claim.subject(), claim.key(), claim.fingerprint()));
    }

    private Uni<Response> kept(Claim claim, Supplier<Uni<Response>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .call(response -> answers.keep(
                        claim.subject(),
                        claim.key(),
                        response.getStatus(),
                        response.getHeaderString("Location"),
                        body(response)));
    }

    private Uni<Response> replay(String subject, String key, String fingerprint) {
        return answers.find(subject, key)
                .onItem()
                .ifNull()
                .failWith(Once::inProgress)
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

    static Refusal missing() {
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

    private record Claim(String subject, String key, String fingerprint) {}
}
