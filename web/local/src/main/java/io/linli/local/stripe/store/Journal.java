package io.linli.local.stripe.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The append-only file behind an account.
 *
 * <p>Lines: {@code P scope json} puts an object, {@code R id} removes one, {@code X} removes all, {@code C} ends a commit;
 * what no {@code C} follows never happened. A commit is handed to the operating system in one write before it counts, so it
 * outlives the process however that ends. It is not forced to disk: a simulator need not outlive a power cut.
 */
final class Journal implements AutoCloseable {

    /** Below this size a journal is never rewritten. */
    private static final long COMPACTION_FLOOR_BYTES = 4L << 20;

    private static final int COMPACTION_FACTOR = 3;

    private final Path file;
    private @Nullable FileChannel channel;
    private long size;

    /** An object to be put. */
    record Draft(String scope, JsonObject object) {}

    private Journal(Path file) {
        this.file = file;
    }

    /** Replays a journal's complete commits into a shelf, cuts off a torn one, and opens it for more. */
    static Journal open(Path file, Shelf shelf) {
        var journal = new Journal(file);
        try {
            if (Files.exists(file)) {
                journal.size = journal.replay(shelf);
            }
            journal.channel().truncate(journal.size);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the journal " + file, e);
        }
    }

    /** The secret key of a journal's account: its settings are the first thing in it, also after a rewrite. */
    static Optional<String> keyOf(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var line = reader.readLine();
            return line == null || !line.startsWith("P ")
                    ? Optional.empty()
                    : Optional.ofNullable(new JsonObject(line.substring(line.indexOf('{'))).getString("key"));
        } catch (DecodeException | StringIndexOutOfBoundsException torn) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the journal " + file, e);
        }
    }

    /** Appends one commit and puts it on the shelf. */
    void append(Shelf shelf, List<Draft> drafts, Collection<String> removals, boolean cleared) {
        var out = new ByteArrayOutputStream(1024);
        var entries = new ArrayList<Entry>(drafts.size());
        if (cleared) {
            shelf.clear();
            out.writeBytes(bytes("X\n"));
        }
        for (var draft : drafts) {
            out.writeBytes(bytes("P " + draft.scope() + " "));
            var json = draft.object().toBuffer().getBytes();
            var sequence = shelf.sequenceOf(draft.object().getString("id"));
            entries.add(Entry.of(sequence, draft.scope(), draft.object(), size + out.size(), json.length));
            out.writeBytes(json);
            out.write('\n');
        }
        removals.forEach(id -> out.writeBytes(bytes("R " + id + "\n")));
        out.writeBytes(bytes("C\n"));
        write(out.toByteArray());
        entries.forEach(shelf::put);
        removals.forEach(shelf::remove);
    }

    /** Reads an object back. */
    JsonObject read(Entry entry) {
        return new JsonObject(Buffer.buffer(bytesOf(entry)));
    }

    /** Rewrites the file with what is alive only, once it is mostly history. */
    void compactIfWorthwhile(Shelf shelf) {
        if (size < COMPACTION_FLOOR_BYTES || size < COMPACTION_FACTOR * shelf.bytes()) {
            return;
        }
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        var moved = new ArrayList<Entry>();
        long at = 0;
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                for (var entry : shelf.all()) {
                    var head = bytes("P " + entry.scope() + " ");
                    out.write(head);
                    out.write(bytesOf(entry));
                    out.write('\n');
                    moved.add(entry.movedTo(at + head.length));
                    at += head.length + entry.length() + 1L;
                }
                out.write(bytes("C\n"));
            }
            rest();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            size = at + 2;
            moved.forEach(shelf::put);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rewrite the journal " + file, e);
        }
    }

    /** Lets go of the file until it is next used. */
    void rest() {
        var open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot close the journal " + file, e);
            }
        }
    }

    @Override
    public void close() {
        rest();
    }

    void delete() {
        rest();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the journal " + file, e);
        }
    }

    private FileChannel channel() throws IOException {
        var open = channel;
        if (open == null) {
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    private void write(byte[] commit) {
        try {
            var buffer = ByteBuffer.wrap(commit);
            while (buffer.hasRemaining()) {
                channel().write(buffer, size + buffer.position());
            }
            size += commit.length;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the journal " + file, e);
        }
    }

    private byte[] bytesOf(Entry entry) {
        var buffer = ByteBuffer.allocate(entry.length());
        try {
            while (buffer.hasRemaining()) {
                if (channel().read(buffer, entry.offset() + buffer.position()) < 0) {
                    throw new IOException("The journal ends within " + entry.id());
                }
            }
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the journal " + file, e);
        }
    }

    /** @return how many bytes of the file are complete commits */
    private long replay(Shelf shelf) throws IOException {
        long complete = 0;
        long start = 0;
        var pending = new ArrayList<Runnable>();
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                if (!plan(pending, shelf, line.toByteArray(), start)) {
                    break;
                }
                start += line.size() + 1L;
                if (line.size() == 1 && line.toByteArray()[0] == 'C') {
                    pending.forEach(Runnable::run);
                    pending.clear();
                    complete = start;
                }
                line.reset();
            }
        }
        return complete;
    }

    /** Notes what a line does, to be done once its commit is complete. */
    private static boolean plan(List<Runnable> pending, Shelf shelf, byte[] line, long start) {
        var text = new String(line, StandardCharsets.UTF_8);
        if (text.equals("C")) {
            return true;
        }
        if (text.equals("X")) {
            return pending.add(shelf::clear);
        }
        if (text.startsWith("R ")) {
            return pending.add(() -> shelf.remove(text.substring(2)));
        }
        var brace = text.indexOf(" {");
        if (!text.startsWith("P ") || brace < 0) {
            return false;
        }
        try {
            var object = new JsonObject(text.substring(brace + 1));
            var scope = text.substring(2, brace);
            var offset = start + bytes(text.substring(0, brace + 1)).length;
            var length = (int) (start + line.length - offset);
            return pending.add(
                    () -> shelf.put(Entry.of(shelf.sequenceOf(object.getString("id")), scope, object, offset, length)));
        } catch (DecodeException torn) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
