package io.linli.web.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/**
 * A real SFTP server of a supplier's, on a port and with a folder of its own. A file called {@code endless…} never ends, whatever is
 * said of its size; one called {@code slow…} stops in its middle; one called {@code secret…} is for nobody.
 */
public final class SftpHost implements AutoCloseable {

    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final Path folder;
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private SshServer server;

    private SftpHost(Path folder) {
        this.folder = folder;
    }

    public static SftpHost start(KeyPair... keys) throws IOException {
        var host = new SftpHost(Files.createTempDirectory("linli-sftp"));
        host.serve(0, keys);
        return host;
    }

    /** @param type {@code ssh-rsa}, {@code ecdsa-sha2-nistp256}, {@code ssh-ed25519} */
    public static KeyPair key(String type) {
        try {
            return KeyUtils.generateKeyPair(type, type.equals("ssh-rsa") ? 2_048 : 256);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String fingerprint(KeyPair key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
    }

    /** The same place, another machine. */
    public void proveBy(KeyPair... keys) throws IOException {
        int port = port();
        server.stop(true);
        serve(port, keys);
    }

    public SftpHost user(String name, String password) {
        users.put(name, password);
        return this;
    }

    /** As it lay there for an hour. */
    public void put(String name, String content) throws IOException {
        put(name, content, Instant.now().minus(LONG_AGO));
    }

    public void put(String name, String content, Instant changedAt) throws IOException {
        put(name, content.getBytes(StandardCharsets.UTF_8), changedAt);
    }

    public void put(String name, byte[] content, Instant changedAt) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(changedAt));
    }

    public void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    public int port() {
        return server.getPort();
    }

    public String address(String name) {
        return "sftp://127.0.0.1:" + port() + "/" + name;
    }

    /** How often somebody told a password. */
    public int tried() {
        return tried.get();
    }

    /** How often a file was opened. */
    public int read() {
        return read.get();
    }

    public void stop() throws IOException {
        server.stop(true);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.stop(true);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void serve(int port, KeyPair... keys) throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(keys));
        server.setPasswordAuthenticator((user, password, session) -> {
            tried.incrementAndGet();
            return password.equals(users.get(user));
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new Odd())
                .build()));
        server.start();
    }

    /** The files of the folder, some of them odd. */
    private final class Odd implements SftpFileSystemAccessor {

        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            read.incrementAndGet();
            var called = file.getFileName().toString();
            if (called.startsWith("secret")) {
                throw new AccessDeniedException(called);
            }
            var channel = SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
            return called.startsWith("endless") || called.startsWith("slow")
                    ? new Endless(channel, called.startsWith("slow"))
                    : channel;
        }
    }

    /** However much of it was read, there is more; or nothing comes any more, and it does not end either. */
    private final class Endless implements SeekableByteChannel {

        private final SeekableByteChannel channel;
        private final boolean stops;
        private long position;

        private Endless(SeekableByteChannel channel, boolean stops) {
            this.channel = channel;
            this.stops = stops;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (stops && position > 0) {
                waitForTheEnd();
                return -1;
            }
            int bytes = into.remaining();
            into.put(new byte[bytes]);
            position += bytes;
            return bytes;
        }

        private void waitForTheEnd() {
            try {
                closed.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long another) {
            position = another;
            return this;
        }

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
