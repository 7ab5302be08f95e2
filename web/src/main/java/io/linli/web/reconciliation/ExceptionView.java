package io.linli.web.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.reconciliation.ExceptionKind;
import io.linli.marketplace.reconciliation.ExceptionState;
import io.linli.marketplace.reconciliation.ReconciliationException;
import io.linli.marketplace.reconciliation.Remedy;
import io.linli.marketplace.reconciliation.Side;

/**
 * A difference between ledger, provider and bank.
 *
 * @param subject the odd one: the ledger's reference of a fact, or movement:… or bank-row:…
 * @param expected by the ledger; absent where it expected nothing
 * @param found by the other way; absent where nothing was there
 * @param providerObject the provider's id of what it is about, or the bank's reference
 * @param remedy what is advised
 * @param bookable whether POST …/corrections books something now
 * @param proposal the postings that it books; positive: debit, negative: credit
 * @param bookedAs the ledger's reference of what was booked
 */
public record ExceptionView(
        UUID id,
        ExceptionKind kind,
        Side side,
        String subject,
        ExceptionState state,
        @Nullable Money expected,
        @Nullable Money found,
        @Nullable Whose expectedParty,
        @Nullable Whose foundParty,
        @Nullable String providerObject,
        Instant occurredAt,
        Remedy remedy,
        boolean bookable,
        List<Proposed> proposal,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String note,
        @Nullable String bookedAs) {

    public record Whose(PartyKind kind, UUID id) {

        static Whose of(Party party) {
            return new Whose(party.kind(), party.id());
        }
    }

    public record Proposed(AccountKind account, Whose party, Money amount) {

        static Proposed of(Posting posting) {
            return new Proposed(
                    posting.account().kind(), Whose.of(posting.account().party()), posting.amount());
        }
    }

    static ExceptionView of(ReconciliationException one) {
        return new ExceptionView(
                one.id(),
                one.kind(),
                one.side(),
                one.subject(),
                one.state(),
                one.expected().orElse(null),
                one.found().orElse(null),
                one.expectedParty().map(Whose::of).orElse(null),
                one.foundParty().map(Whose::of).orElse(null),
                one.providerObject().orElse(null),
                one.occurredAt(),
                one.remedy(),
                one.bookable(),
                one.proposal().stream().map(Proposed::of).toList(),
                one.openedAt(),
                one.resolvedAt().orElse(null),
                one.note().orElse(null),
                one.bookedAs().orElse(null));
    }
}
