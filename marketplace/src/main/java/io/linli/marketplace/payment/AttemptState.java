package io.linli.marketplace.payment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a payment attempt stands. The table below is the whole machine; the guarded updates in the database take their
 * {@code WHERE state IN (…)} from it ({@link #movedBy}).
 *
 * <pre>
 *            START     CAPTURE     DECLINE   FAIL     EXPIRE
 * PENDING    STARTED   –           –         –        ABANDONED
 * STARTED    –         SUCCEEDED   (stays)   FAILED   ABANDONED
 * SUCCEEDED  –         –           –         –        –
 * FAILED     –         SUCCEEDED   –         –        –
 * ABANDONED  –         SUCCEEDED   –         –        –
 * </pre>
 *
 * Money that really came is never denied: a capture also moves an attempt that was thought to be over. SUCCEEDED is final.
 */
sealed interface AttemptState {

    /** The state this event leads to; empty where it changes nothing. */
    Optional<AttemptState> after(AttemptEvent event);

    /** Whether the payer can still be sent to pay with this attempt. */
    default boolean live() {
        return false;
    }

    /** The name the database stores. */
    default String code() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    static List<AttemptState> all() {
        return List.of(new Pending(), new Started(), new Succeeded(), new Failed(), new Abandoned());
    }

    static AttemptState of(String code) {
        return all().stream()
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such attempt state: " + code));
    }

    /** Codes of the states that this event moves. */
    static List<String> movedBy(AttemptEvent event) {
        return all().stream()
                .filter(state -> state.after(event).isPresent())
                .map(AttemptState::code)
                .toList();
    }

    record Pending() implements AttemptState {
        @Override
        public Optional<AttemptState> after(AttemptEvent event) {
            return switch (event) {
                case START -> Optional.of(new Started());
                case EXPIRE -> Optional.of(new Abandoned());
                case CAPTURE, DECLINE, FAIL -> Optional.empty();
            };
        }

        @Override
        public boolean live() {
            return true;
        }
    }

    record Started() implements AttemptState {
        @Override
        public Optional<AttemptState> after(AttemptEvent event) {
            return switch (event) {
                case CAPTURE -> Optional.of(new Succeeded());
                case FAIL -> Optional.of(new Failed());
                case EXPIRE -> Optional.of(new Abandoned());
                case START, DECLINE -> Optional.empty();
            };
        }

        @Override
        public boolean live() {
            return true;
        }
    }

    record Succeeded() implements AttemptState {
        @Override
        public Optional<AttemptState> after(AttemptEvent event) {
            return Optional.empty();
        }
    }

    record Failed() implements AttemptState {
        @Override
        public Optional<AttemptState> after(AttemptEvent event) {
            return event == AttemptEvent.CAPTURE ? Optional.of(new Succeeded()) : Optional.empty();
        }
    }

    record Abandoned() implements AttemptState {
        @Override
        public Optional<AttemptState> after(AttemptEvent event) {
            return event == AttemptEvent.CAPTURE ? Optional.of(new Succeeded()) : Optional.empty();
        }
    }
}
