package io.linli.local.stripe.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/**
 * The append-only file behind an account: one line of JSON per commit.
 *
 * <p>A line is handed to the operating system in one write before the commit counts, so it outlives the process however
 * that ends. It is not forced to disk: a simulator need not outlive a power cut.
 */
final class Journal implements AutoCloseable {

    /** Below this size a journal is never rewritten. */
    private static final long COMPACTION_FLOOR_BYTES = 4L << 20;

    private static final int COMPACTION_FACTOR = 3;

    private final Path file;
    private FileChannel channel;
    private long size;

    private Journal(Path file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    /** Replays a journal's complete lines into a shelf, cuts off a torn one, and opens it for more. */
    static Journal open(Path file, Shelf shelf) {
        try {
            var complete = Files.exists(file) ? replay(file, shelf) : 0;
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(complete).position(complete);
            return new Journal(file, channel, complete);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the journal " + file, e);
        }
    }

    /** Appends one commit. */
    void append(Collection<Entry> puts, Collection<String> removals, boolean cleared) {
        var line = line(puts, removals, cleared);
        try {
            var buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            size += line.length;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the journal " + file, e);
        }
    }

    /** Rewrites the file with what is alive only, once it is mostly history. */
    void compactIfWorthwhile(Shelf shelf) {
        if (size < COMPACTION_FLOOR_BYTES || size < COMPACTION_FACTOR * shelf.bytes()) {
            return;
        }
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            try (var out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                for (var entry : shelf.all()) {
                    out.write(line(java.util.List.of(entry), java.util.List.of(), false));
                }
            }
            channel.close();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            size = Files.size(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE).position(size);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rewrite the journal " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the journal " + file, e);
        }
    }

    private static byte[] line(Collection<Entry> puts, Collection<String> removals, boolean cleared) {
        var out = new ByteArrayOutputStream(1024);
        write(out, "{\"clear\":" + cleared + ",\"put\":[");
        var separator = "";
        for (var entry : puts) {
            write(out, separator + "{\"scope\":\"" + entry.scope() + "\",\"object\":");
            out.writeBytes(entry.json());
            write(out, "}");
            separator = ",";
        }
        write(out, "],\"remove\":" + new JsonArray(java.util.List.copyOf(removals)).encode() + "}\n");
        return out.toByteArray();
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return how many bytes of the file are complete lines */
    private static long replay(Path file, Shelf shelf) throws IOException {
        long complete = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                if (!apply(line.toByteArray(), shelf)) {
                    break;
                }
                complete += line.size() + 1L;
                line.reset();
            }
        }
        return complete;
    }

    private static boolean apply(byte[] line, Shelf shelf) {
        JsonObject commit;
        try {
            commit = new JsonObject(Buffer.buffer(line));
        } catch (DecodeException torn) {
            return false;
        }
        if (commit.getBoolean("clear")) {
            shelf.clear();
        }
        for (var put : commit.getJsonArray("put")) {
            shelf.put(((JsonObject) put).getString("scope"), ((JsonObject) put).getJsonObject("object"));
        }
        commit.getJsonArray("remove").forEach(id -> shelf.remove((String) id));
        return true;
    }
}
