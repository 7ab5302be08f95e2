package io.linli.catalog.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;

/** The folder where uploaded feeds wait, unpacked. Blocking: call it on a worker thread. */
@ApplicationScoped
class FeedInbox {

    private static final Logger LOG = Logger.getLogger(FeedInbox.class);
    private static final int BUFFER = 65_536;
    private static final int GZIP_MARK_FIRST = 0x1F;
    private static final int GZIP_MARK_SECOND = 0x8B;

    private final FeedSettings settings;

    FeedInbox(FeedSettings settings) {
        this.settings = settings;
    }

    /**
     * Stores a feed as it comes in, never more of it in memory than a buffer. A feed that is cut off leaves nothing behind.
     *
     * <p>Refuses with: {@code feed-too-large} (unpacked; reading stops there), {@code gzip-broken}, {@code feed-empty},
     * {@code upload-cut-off}.
     *
     * @param gzip it is said to be packed; one that looks packed is unpacked anyway
     */
    StoredFeed receive(UUID runId, InputStream body, boolean gzip) {
        var partial = settings.directory().resolve(runId + ".part");
        try {
            Files.createDirectories(settings.directory());
            StoredFeed stored;
            try (var unpacked = unpacked(body, gzip);
                    var file = Files.newOutputStream(partial)) {
                stored = copy(unpacked, file);
            }
            Files.move(partial, file(runId));
            return stored;
        } catch (ZipException | EOFException broken) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "gzip-broken", "The file is not a whole gzip file; nothing was imported.");
        } catch (IOException cutOff) {
            LOG.infof("upload of import run %s was cut off: %s", runId, cutOff.toString());
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "upload-cut-off",
                    "The file did not arrive as a whole; nothing was imported. Send it again.");
        } finally {
            delete(partial);
        }
    }

    /** Where a feed may be written that is on its way. */
    Path arriving() {
        try {
            return Files.createDirectories(settings.directory()).resolve(Ids.next() + ".arriving");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Of a feed as it arrived, packed or not; hexadecimal. */
    String sha256(Path arriving) {
        var digest = Sha256.digest();
        var buffer = new byte[BUFFER];
        try (var body = Files.newInputStream(arriving)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** It has arrived, or never will. */
    boolean forget(Path arriving) {
        delete(arriving);
        return true;
    }

    /** Where the feed of a run is stored. */
    Path file(UUID runId) {
        return settings.directory().resolve(runId + ".csv");
    }

    /** Removes what uploads left that were broken off by a crash. */
    void sweep(Instant before) {
        try (var files = Files.list(Files.createDirectories(settings.directory()))) {
            files.filter(file -> isOlder(file, before)).forEach(FeedInbox::delete);
        } catch (IOException unreadable) {
            LOG.warnf("cannot look into %s: %s", settings.directory(), unreadable.toString());
        }
    }

    /** Removes the feed of a run that is done with it; nothing happens if there is none. */
    void discard(UUID runId) {
        delete(file(runId));
    }

    private static InputStream unpacked(InputStream body, boolean gzip) throws IOException {
        var start = new PushbackInputStream(body, 2);
        int first = start.read();
        if (first < 0) {
            throw new Refusal(Refusal.Kind.INVALID, "feed-empty", "The file is empty.");
        }
        int second = start.read();
        if (second >= 0) {
            start.unread(second);
        }
        start.unread(first);
        boolean looksPacked = first == GZIP_MARK_FIRST && second == GZIP_MARK_SECOND;
        return gzip || looksPacked ? new GZIPInputStream(start, BUFFER) : start;
    }

    private StoredFeed copy(InputStream unpacked, OutputStream file) throws IOException {
        var digest = Sha256.digest();
        var buffer = new byte[BUFFER];
        long bytes = 0;
        int read = unpacked.read(buffer);
        while (read >= 0) {
            bytes += read;
            if (bytes > settings.mostBytes()) {
                throw tooLarge(settings.mostBytes());
            }
            file.write(buffer, 0, read);
            digest.update(buffer, 0, read);
            read = unpacked.read(buffer);
        }
        if (bytes == 0) {
            throw new Refusal(Refusal.Kind.INVALID, "feed-empty", "The file is empty.");
        }
        return new StoredFeed(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static Refusal tooLarge(long mostBytes) {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "feed-too-large",
                "The file is larger than " + mostBytes + " bytes unpacked; divide it.",
                Map.of("mostBytes", mostBytes));
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            LOG.warnf("cannot delete %s: %s", file, kept.toString());
        }
    }
}
