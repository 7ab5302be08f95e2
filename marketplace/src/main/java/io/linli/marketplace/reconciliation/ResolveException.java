package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.settlement.TakeBackShares;

/** What an operator decides about an exception, with one click: book what is proposed, or put it aside. Once. */
@ApplicationScoped
public class ResolveException {

    private static final Logger LOG = Logger.getLogger(ResolveException.class);
    private static final int LONGEST_NOTE = 500;

    private final ExceptionStore exceptions;
    private final Comparison comparison;
    private final Ledger ledger;
    private final TakeBackShares takeBack;
    private final Tenancy tenancy;
    private final Clock clock;

    ResolveException(
            ExceptionStore exceptions,
            Comparison comparison,
            Ledger ledger,
            TakeBackShares takeBack,
            Tenancy tenancy,
            Clock clock) {
        this.exceptions = exceptions;
        this.comparison = comparison;
        this.ledger = ledger;
        this.takeBack = takeBack;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The ledger's reference of an exception's correction. */
    public static String correctionReference(UUID exceptionId) {
        return "correction:" + exceptionId;
    }

    /**
     * Books what is proposed, if the difference is still there. A second click answers as the first. Refuses with:
     * {@code exception-not-found}; {@code exception-resolved} when it was dismissed or went away; {@code nothing-to-book} when
     * no booking here would help; {@code exception-changed} when by now it is another difference, or none: reconcile again.
     *
     * @param by who clicks
     */
    @WithTransaction
    public Uni<ReconciliationException> book(UUID id, String by) {
        return locked(id)
                .chain(known -> known.state() == ExceptionState.BOOKED
                        ? Uni.createFrom().item(known)
                        : book(requireBookable(known), by));
    }

    /**
     * Puts it aside, saying why; the same difference is not reported again. A second click answers as the first. Refuses with:
     * {@code exception-not-found}, {@code note-missing}, {@code note-too-long}; {@code exception-resolved} when it was booked
     * or went away.
     *
     * @param note 1 to 500 characters
     */
    @WithTransaction
    public Uni<ReconciliationException> dismiss(UUID id, String note, String by) {
        var said = requireNote(note);
        return locked(id).chain(known -> {
            if (known.state() == ExceptionState.DISMISSED) {
                return Uni.createFrom().item(known);
            }
            requireOpen(known);
            return exceptions
                    .dismissed(id, said, by, clock.instant())
                    .invoke(() -> LOG.infof("exception %s dismissed", id))
                    .chain(() -> again(id));
        });
    }

    private Uni<ReconciliationException> locked(UUID id) {
        return tenancy.cross("resolve-exception")
                .chain(() -> exceptions.lock(id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("exception")));
    }

    private Uni<ReconciliationException> book(ReconciliationException known, String by) {
        return comparison
                .of(List.of(known.matchKey()))
                .invoke(now -> requireStillThere(known, now))
                .chain(() -> known.remedy() == Remedy.BOOK ? bookProposal(known) : takeBack(known))
                .chain(reference -> exceptions.booked(known.id(), reference, by, clock.instant()))
                .invoke(() -> LOG.infof("exception %s of %s booked", known.id(), known.subject()))
                .chain(() -> again(known.id()));
    }

    private Uni<String> bookProposal(ReconciliationException known) {
        var reference = correctionReference(known.id());
        return ledger.book(JournalEntry.of(EntryKind.CORRECTION, reference, clock.instant(), known.proposal()))
                .replaceWith(reference);
    }

    /** By the fact's own reference: should the event that was lost still come, it finds it booked. */
    private Uni<String> takeBack(ReconciliationException known) {
        return takeBack.ofRefund(known.subject())
                .chain(reference -> tenancy.cross("resolve-exception").replaceWith(reference));
    }

    private Uni<ReconciliationException> again(UUID id) {
        return exceptions.find(id).map(Optional::orElseThrow);
    }

    private static ReconciliationException requireBookable(ReconciliationException known) {
        requireOpen(known);
        if (!known.remedy().books()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "nothing-to-book",
                    "No booking of ours settles this: ask, wait, or dismiss it with a note.");
        }
        return known;
    }

    private static void requireOpen(ReconciliationException known) {
        if (!known.open()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "exception-resolved", "This exception was settled in another way already.");
        }
    }

    private static void requireStillThere(ReconciliationException known, Outcome now) {
        boolean there = now.findings().stream()
                .anyMatch(finding -> finding.kind() == known.kind()
                        && finding.subject().equals(known.subject())
                        && finding.fingerprint().equals(known.fingerprint()));
        if (!there) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "exception-changed",
                    "The difference is no longer what it was: reconcile again.");
        }
    }

    private static String requireNote(String note) {
        var said = note.strip();
        if (said.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "note-missing", "Say in a note why this is put aside.");
        }
        if (said.length() > LONGEST_NOTE) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "note-too-long", "A note has at most " + LONGEST_NOTE + " characters.");
        }
        return said;
    }
}
