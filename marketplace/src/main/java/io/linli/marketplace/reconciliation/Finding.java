package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

/**
 * A difference, and what to do about it.
 *
 * @param subject the odd one: a fact's reference, or a movement's or bank row's own key
 * @param key what was compared under
 * @param expected by the ledger; empty where it expected nothing
 * @param found by the other way; empty where nothing was there
 * @param object the provider's id, or the bank's reference
 * @param effect what the provider's balance has and the ledger's clearing has not
 * @param proposal what a click books; empty where nothing is to be booked here
 */
record Finding(
        ExceptionKind kind,
        Side side,
        String subject,
        String key,
        Optional<Money> expected,
        Optional<Money> found,
        Optional<Party> expectedParty,
        Optional<Party> foundParty,
        Optional<String> object,
        Instant occurredAt,
        List<Money> effect,
        Remedy remedy,
        List<Posting> proposal) {

    Finding {
        effect = effect.stream().filter(money -> !money.isZero()).toList();
        proposal = List.copyOf(proposal);
    }

    /** The same subject with the same fingerprint is the same difference. */
    String fingerprint() {
        return text(expected) + "|" + text(found) + "|" + text(expectedParty) + "|" + text(foundParty) + "|" + remedy;
    }

    private static String text(Optional<?> part) {
        return part.map(Object::toString).orElse("-");
    }
}
