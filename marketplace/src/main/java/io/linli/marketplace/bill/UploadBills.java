package io.linli.marketplace.bill;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.community.HouseholdsByCode;

/**
 * Issues the bills of a whole community from a file. Rows that can be issued are, each bad one is told; a row that an earlier
 * upload issued is known, also when that one broke off half-way.
 *
 * <p>Refuses with: {@code community-not-found} (also another company's), {@code bill-file-too-large}, and what {@link
 * BillFileReader} refuses with.
 */
@ApplicationScoped
public class UploadBills {

    private static final Logger LOG = Logger.getLogger(UploadBills.class);

    public static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Rows of one transaction. */
    private static final int BATCH = 500;

    private final Tenancy tenancy;
    private final Communities communities;
    private final Households households;
    private final BillStore store;
    private final Clock clock;

    UploadBills(Tenancy tenancy, Communities communities, Households households, BillStore store, Clock clock) {
        this.tenancy = tenancy;
        this.communities = communities;
        this.households = households;
        this.store = store;
        this.clock = clock;
    }

    public Uni<BillUpload> upload(UUID companyId, UUID communityId, byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE, "bill-file-too-large", "A file has at most " + MOST_BYTES + " bytes.");
        }
        var read = BillFileReader.read(file);
        var report = new BillReport(read);
        return communities
                .get(communityId)
                .invoke(community -> requireOwn(community.companyId(), companyId))
                .chain(() -> issueAll(companyId, communityId, read.lines(), report))
                .map(done -> report.upload())
                .invoke(done -> LOG.infof(
                        "file of %d bills: %d issued, %d known, %d rejected",
                        done.rows(), done.issued(), done.known(), done.rejected()));
    }

    private Uni<Void> issueAll(UUID companyId, UUID communityId, List<BillLine> lines, BillReport report) {
        var seen = new HashSet<String>();
        return Multi.createFrom()
                .items(IntStream.iterate(0, from -> from < lines.size(), from -> from + BATCH)
                        .mapToObj(from -> lines.subList(from, Math.min(from + BATCH, lines.size()))))
                .onItem()
                .transformToUniAndConcatenate(batch -> Panache.withTransaction(
                        () -> tenancy.enter(companyId).chain(() -> issue(companyId, communityId, batch, seen, report))))
                .collect()
                .last();
    }

    private Uni<Void> issue(
            UUID companyId, UUID communityId, List<BillLine> batch, Set<String> seen, BillReport report) {
        return households
                .byCode(communityId, batch.stream().map(BillLine::unit).toList())
                .map(found -> batch.stream()
                        .flatMap(line -> row(line, found, seen, report).stream())
                        .toList())
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().voidItem() : insert(companyId, rows, report));
    }

    private Uni<Void> insert(UUID companyId, List<NumberedRow> rows, BillReport report) {
        var keys = rows.stream().map(numbered -> numbered.row().key()).toList();
        return store.known(companyId, keys).chain(known -> store.insert(
                        rows.stream().map(NumberedRow::row).toList(), clock.instant())
                .chain(issued -> store.known(companyId, keys)
                        .invoke(now -> note(rows, Set.copyOf(known), Set.copyOf(issued), Set.copyOf(now), report)))
                .replaceWithVoid());
    }

    /** What has no bill of its own after all is billed for its month by another. */
    private static void note(
            List<NumberedRow> rows, Set<String> known, Set<String> issued, Set<String> now, BillReport report) {
        for (var numbered : rows) {
            var key = numbered.row().key();
            if (issued.contains(key)) {
                report.issued();
            } else if (known.contains(key) || now.contains(key)) {
                report.known();
            } else {
                report.reject(numbered.number(), "period", "month-billed");
            }
        }
    }

    private static Optional<NumberedRow> row(
            BillLine line, HouseholdsByCode found, Set<String> seen, BillReport report) {
        var homes = found.of(line.unit());
        if (homes.size() != 1) {
            report.reject(line.number(), "unit", homes.isEmpty() ? "unit-unknown" : "unit-ambiguous");
            return Optional.empty();
        }
        var row = new IssuedRow(key(homes.get(0), line.terms()), homes.get(0), line.terms());
        if (!seen.add(row.key())) {
            report.reject(line.number(), "", "row-twice");
            return Optional.empty();
        }
        if (!month(row).map(seen::add).orElse(true)) {
            report.reject(line.number(), "period", "month-billed");
            return Optional.empty();
        }
        return Optional.of(new NumberedRow(line.number(), row));
    }

    /** What may be billed once. */
    private static Optional<String> month(IssuedRow row) {
        var terms = row.terms();
        return terms.period().map(month -> "month:" + row.householdId() + terms.kind() + month);
    }

    /** The same for the same row, whenever and however often it is uploaded. */
    private static String key(UUID household, BillDraft terms) {
        var said = String.join(
                "\n",
                household.toString(),
                terms.kind().name(),
                terms.period().map(Object::toString).orElse(""),
                Long.toString(terms.amount().amount()),
                terms.dueOn().toString(),
                terms.text());
        return "row:" + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireOwn(UUID runBy, UUID companyId) {
        if (!runBy.equals(companyId)) {
            throw Refusal.notFound("community");
        }
    }

    private record NumberedRow(long number, IssuedRow row) {}
}
