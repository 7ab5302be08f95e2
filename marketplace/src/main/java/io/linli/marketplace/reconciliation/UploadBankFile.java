package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * Takes in a bank's file of payouts, as a whole or not at all. The same bytes again answer with the first time; rows that an
 * earlier file had are known.
 *
 * <p>Refuses with: {@code bank-file-too-large}, and what {@link BankFileReader} refuses with.
 */
@ApplicationScoped
public class UploadBankFile {

    private static final Logger LOG = Logger.getLogger(UploadBankFile.class);

    /** 10 MB: some 100,000 rows. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_NAME = 200;

    private final BankStore store;
    private final Tenancy tenancy;
    private final Clock clock;

    UploadBankFile(BankStore store, Tenancy tenancy, Clock clock) {
        this.store = store;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** @param name for people; @param by who uploads */
    public Uni<BankFile> upload(String name, byte[] file, String by) {
        if (file.length > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE, "bank-file-too-large", "A file has at most " + MOST_BYTES + " bytes.");
        }
        var lines = BankFileReader.read(file);
        var digest = HexFormat.of().formatHex(sha256().digest(file));
        var shown = name.isBlank() ? "bank.csv" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return Panache.withTransaction(() -> tenancy.cross("upload-bank-file")
                .chain(() -> keep(shown, digest, lines, by))
                .chain(() -> store.byDigest(digest)));
    }

    private Uni<Integer> keep(String name, String digest, List<BankLine> lines, String by) {
        var id = Ids.next();
        return store.addFile(id, digest, name, lines.size(), by, clock.instant())
                .chain(added ->
                        added ? store.addRows(id, lines) : Uni.createFrom().item(0))
                .invoke(fresh -> LOG.infof("bank file of %d rows taken in, %d of them new", lines.size(), fresh));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
