package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.reconciliation.ReconciliationException;

/** Gives exceptions and their proposals the names of their parties. */
@ApplicationScoped
public class ExceptionRows {

    private final Names names;

    ExceptionRows(Names names) {
        this.names = names;
    }

    Uni<List<ExceptionRow>> of(List<ReconciliationException> found) {
        var suppliers = found.stream()
                .flatMap(one -> Stream.of(one.expectedParty(), one.foundParty()))
                .flatMap(Optional::stream)
                .filter(party -> party.kind() == PartyKind.SUPPLIER)
                .map(Party::id)
                .distinct()
                .toList();
        return names.parties(suppliers)
                .map(known -> found.stream().map(one -> row(one, known)).toList());
    }

    /** The postings that a click books. */
    Uni<List<PostingRow>> proposal(ReconciliationException one) {
        var suppliers = one.proposal().stream()
                .map(posting -> posting.account().party())
                .filter(party -> party.kind() == PartyKind.SUPPLIER)
                .map(Party::id)
                .distinct()
                .toList();
        return names.parties(suppliers)
                .map(known -> PostingRow.of(
                        one.proposal().stream()
                                .map(posting -> proposed(one, posting))
                                .toList(),
                        named(suppliers, known)));
    }

    /** One without a name is called by its id: nobody else's account is the operator's. */
    private static Map<UUID, LocalizedText> named(List<UUID> suppliers, Map<UUID, LocalizedText> known) {
        var names = new HashMap<>(known);
        suppliers.forEach(id -> names.putIfAbsent(id, LocalizedText.same(id.toString())));
        return names;
    }

    private static BookedPosting proposed(ReconciliationException one, Posting posting) {
        return new BookedPosting(one.id(), one.id(), EntryKind.CORRECTION, one.subject(), one.occurredAt(), posting);
    }

    private static ExceptionRow row(ReconciliationException one, Map<UUID, LocalizedText> known) {
        return new ExceptionRow(one, name(one.expectedParty(), known), name(one.foundParty(), known));
    }

    private static @Nullable LocalizedText name(Optional<Party> party, Map<UUID, LocalizedText> known) {
        return party.map(whose -> known.getOrDefault(
                        whose.id(), LocalizedText.same(whose.id().toString())))
                .orElse(null);
    }
}
