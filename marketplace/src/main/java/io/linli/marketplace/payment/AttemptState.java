package io.linli.marketplace.payment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a payment attempt stands. The table below is the whole machine; the guarded updates in the database take their
 * {@code WHERE state IN (…)} from it ({@link #movedBy}), and a trigger there refuses every other move.
 *
 * <pre>
 *             START   AUTHORISE  SAVE  COLLECT   CAPTURE   DECLINE FAIL   EXPIRE    RELEASE   DISCARD   VOID
 * PENDING     STARTED –          –     –         –         –       –      ABANDONED –         –         –
 * STARTED     –       AUTHORISED SAVED –         SUCCEEDED (stays) FAILED ABANDONED –         RELEASING –
 * AUTHORISED  –       –          –     CAPTURING SUCCEEDED –       FAILED –         RELEASING –         –
 * SAVED       –       –          –     CHARGING  SUCCEEDED –       –      –         RELEASING –         –
 * CAPTURING   –       –          –     –         SUCCEEDED –       FAILED –         –         –         –
 * CHARGING    –       –          –     –         SUCCEEDED FAILED  FAILED –         –         –         –
 * RELEASING   –       –          –     –         SUCCEEDED –       –      –         –         –         RELEASED
 * RELEASED    –       –          –     –         SUCCEEDED –       –      –         –         –         –
 * SUCCEEDED   –       –          –     –         –         –       –      –         –         –         –
 * FAILED      –       –          –     –         SUCCEEDED –       –      –         –         RELEASING –
 * ABANDONED   –       –          –     –         SUCCEEDED –       –      –         –         RELEASING –
 * </pre>
 *
 * CAPTURING, CHARGING and RELEASING are intents: committed before the provider is asked, asked again until it answered. Money
 * that really came is never denied: a capture also moves an attempt that was thought to be over. SUCCEEDED is final.
 */
sealed interface AttemptState {

    /** Where each event leads from here; an event that is not named changes nothing. */
    Map<AttemptEvent, AttemptState> moves();

    /** The state this event leads to; empty where it changes nothing. */
    default Optional<AttemptState> after(AttemptEvent event) {
        return Optional.ofNullable(moves().get(event));
    }

    /** Whether the payer can still be sent to pay with this attempt. */
    default boolean live() {
        return false;
    }

    /** Whether a card stands for the money that was not taken yet. */
    default boolean secured() {
        return false;
    }

    /** The name the database stores. */
    default String code() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    static List<AttemptState> all() {
        return List.of(
                new Pending(),
                new Started(),
                new Authorised(),
                new Saved(),
                new Capturing(),
                new Charging(),
                new Releasing(),
                new Released(),
                new Succeeded(),
                new Failed(),
                new Abandoned());
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

    /** Of those, the states in which a card stands for the money, or the others. */
    static List<String> movedBy(AttemptEvent event, boolean secured) {
        return all().stream()
                .filter(state ->
                        state.secured() == secured && state.after(event).isPresent())
                .map(AttemptState::code)
                .toList();
    }

    record Pending() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(AttemptEvent.START, new Started(), AttemptEvent.EXPIRE, new Abandoned());
        }

        @Override
        public boolean live() {
            return true;
        }
    }

    /** The payer is, or was, at the provider's page. */
    record Started() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(
                    AttemptEvent.AUTHORISE, new Authorised(),
                    AttemptEvent.SAVE, new Saved(),
                    AttemptEvent.CAPTURE, new Succeeded(),
                    AttemptEvent.FAIL, new Failed(),
                    AttemptEvent.EXPIRE, new Abandoned(),
                    AttemptEvent.DISCARD, new Releasing());
        }

        @Override
        public boolean live() {
            return true;
        }
    }

    /** A card holds the money until the group-buy is decided. */
    record Authorised() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(
                    AttemptEvent.COLLECT, new Capturing(),
                    AttemptEvent.CAPTURE, new Succeeded(),
                    AttemptEvent.FAIL, new Failed(),
                    AttemptEvent.RELEASE, new Releasing());
        }

        @Override
        public boolean secured() {
            return true;
        }
    }

    /** A card is saved until the group-buy is decided. */
    record Saved() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(
                    AttemptEvent.COLLECT, new Charging(),
                    AttemptEvent.CAPTURE, new Succeeded(),
                    AttemptEvent.RELEASE, new Releasing());
        }

        @Override
        public boolean secured() {
            return true;
        }
    }

    /** What a card holds is being captured. */
    record Capturing() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(AttemptEvent.CAPTURE, new Succeeded(), AttemptEvent.FAIL, new Failed());
        }

        @Override
        public boolean secured() {
            return true;
        }
    }

    /** A saved card is being charged. */
    record Charging() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(
                    AttemptEvent.CAPTURE, new Succeeded(),
                    AttemptEvent.DECLINE, new Failed(),
                    AttemptEvent.FAIL, new Failed());
        }

        @Override
        public boolean secured() {
            return true;
        }
    }

    /** A card is being let go. */
    record Releasing() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(AttemptEvent.CAPTURE, new Succeeded(), AttemptEvent.VOID, new Released());
        }
    }

    /** Nothing was charged. */
    record Released() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(AttemptEvent.CAPTURE, new Succeeded());
        }
    }

    record Succeeded() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of();
        }
    }

    record Failed() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(AttemptEvent.CAPTURE, new Succeeded(), AttemptEvent.DISCARD, new Releasing());
        }
    }

    record Abandoned() implements AttemptState {
        @Override
        public Map<AttemptEvent, AttemptState> moves() {
            return Map.of(AttemptEvent.CAPTURE, new Succeeded(), AttemptEvent.DISCARD, new Releasing());
        }
    }
}
