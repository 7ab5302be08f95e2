package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.reconciliation.ExceptionKind;
import io.linli.marketplace.reconciliation.ExceptionState;

/**
 * Which exceptions are listed.
 *
 * @param state null for all
 * @param kind null for all
 */
@TemplateData
public record ExceptionChoice(@Nullable ExceptionState state, @Nullable ExceptionKind kind) {

    static final ExceptionChoice OPEN = new ExceptionChoice(ExceptionState.OPEN, null);
    private static final String ALL = "ALL";

    /** Of an address; open ones of every kind where it says nothing. */
    static ExceptionChoice of(@Nullable String state, @Nullable String kind) {
        var wantedState =
                ALL.equals(state) ? null : find(ExceptionState.values(), state).orElse(ExceptionState.OPEN);
        return new ExceptionChoice(
                wantedState, find(ExceptionKind.values(), kind).orElse(null));
    }

    Optional<ExceptionState> states() {
        return Optional.ofNullable(state);
    }

    Optional<ExceptionKind> kinds() {
        return Optional.ofNullable(kind);
    }

    String query() {
        return "state=" + (state == null ? ALL : state) + (kind == null ? "" : "&kind=" + kind);
    }

    public List<ExceptionState> allStates() {
        return List.of(ExceptionState.values());
    }

    public List<ExceptionKind> allKinds() {
        return List.of(ExceptionKind.values());
    }

    private static <E extends Enum<E>> Optional<E> find(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
