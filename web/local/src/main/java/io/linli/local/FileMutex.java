package io.linli.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A lock between processes that the system takes back when its holder dies. */
final class FileMutex implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final FileChannel channel;

    private FileMutex(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock; fails when the time is over. */
    static FileMutex take(Path file, Duration limit) throws IOException, InterruptedException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long started = System.nanoTime();
        while (lock(channel) == null) {
            if (System.nanoTime() - started > limit.toNanos()) {
                channel.close();
                throw new StackFailure("Another process has held " + file + " for " + limit.toSeconds() + " seconds.");
            }
            Thread.sleep(POLL.toMillis());
        }
        return new FileMutex(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
