package io.linli.catalog.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.helpers.TimeoutIndicator.TimeoutStatus;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attribute;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/** One connection to a server, to read one file. Blocking, but for {@link #close}, which ends whatever it waits for. */
final class SftpVisit implements AutoCloseable {

    /** Servers that look up who comes take their time over it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A server tells whole seconds: a file that is younger could change again within its second. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final int PORT = 22;
    private static final int BUFFER = 32_768;
    private static final int THREADS = 2;
    private static final String NOBODY = "anonymous";
    private static final String AT_HOME = "/~/";

    /** What a server may prove itself by, the better first; no certificates, nothing made with SHA-1. */
    private static final List<BuiltinSignatures> PROOFS = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256);

    private final Asked asked;
    private final Limits limits;
    private final Telling telling;
    private final Clock clock;
    private final SshClient client;
    private volatile @Nullable ClientSession session;

    SftpVisit(Asked asked, Limits limits, Telling telling, Clock clock) {
        this.asked = asked;
        this.limits = limits;
        this.telling = telling;
        this.clock = clock;
        this.client = client(asked);
    }

    /** Refuses with: {@link Telling#missing}, {@link Telling#tooLarge}; what else is wrong is thrown as it comes. */
    Found load(InetAddress host, Path into) throws IOException {
        client.start();
        var connected = connect(host);
        session = connected;
        connected.auth().verify(PATIENCE);
        return read(SftpClientFactory.instance().createSftpClient(connected), into);
    }

    /** Whether it ended because nothing came for too long. */
    boolean isIdle() {
        var ended = session;
        return ended != null && ended.getTimeoutStatus().getStatus() != TimeoutStatus.NoTimeout;
    }

    /** At once, whatever is under way. */
    @Override
    public void close() {
        client.close(true);
    }

    /** By its bytes: a name would be looked up once more. */
    private ClientSession connect(InetAddress host) throws IOException {
        int port = asked.uri().getPort() > 0 ? asked.uri().getPort() : PORT;
        var target = new InetSocketAddress(InetAddress.getByAddress(host.getAddress()), port);
        var user = asked.signIn().map(SignIn::user).orElse(NOBODY);
        return client.connect(user, target).verify(PATIENCE).getClientSession();
    }

    private Found read(SftpClient sftp, Path into) throws IOException {
        var path = path(asked.uri());
        var file = sftp.stat(path);
        if (file.isDirectory()) {
            throw telling.missing();
        }
        var mark = mark(file);
        if (!mark.isEmpty() && mark.equals(asked.mark())) {
            return new Found(false, mark);
        }
        if (file.getSize() > limits.mostBytes()) {
            throw telling.tooLarge();
        }
        try (var content = sftp.read(path, BUFFER)) {
            copy(content, into);
        }
        return new Found(true, mark);
    }

    /** What a server says of a file's size need not be true. */
    private void copy(InputStream content, Path into) throws IOException {
        var buffer = new byte[BUFFER];
        long bytes = 0;
        try (var target = Files.newOutputStream(into, StandardOpenOption.CREATE_NEW)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > limits.mostBytes()) {
                    throw telling.tooLarge();
                }
                target.write(buffer, 0, read);
            }
        }
    }

    private String mark(SftpClient.Attributes file) {
        if (!file.getFlags().containsAll(Set.of(Attribute.Size, Attribute.ModifyTime))) {
            return "";
        }
        var changed = file.getModifyTime().toInstant();
        return changed.isAfter(clock.instant().minus(SETTLED)) ? "" : file.getSize() + " bytes of " + changed;
    }

    private static String path(URI uri) {
        var path = uri.getPath();
        return path.startsWith(AT_HOME) ? path.substring(AT_HOME.length()) : path;
    }

    /** Knows nothing of this machine: no settings, no keys, no agent of whoever runs it. */
    private static SshClient client(Asked asked) {
        var client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserInteraction(UserInteraction.NONE);
        client.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        client.setChannelFactories(List.of());
        client.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        client.setPasswordIdentityProvider(asked.signIn()
                .map(signIn -> PasswordIdentityProvider.wrapPasswords(signIn.password()))
                .orElse(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER));
        client.setSignatureFactories(proofs(asked.host()));
        client.setServerKeyVerifier((session, remote, key) -> asked.host().admits(hostKey(key)));
        CoreModuleProperties.IDLE_TIMEOUT.set(client, PATIENCE);
        CoreModuleProperties.NIO_WORKERS.set(client, THREADS);
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, PATIENCE);
        return client;
    }

    /** A server with several keys is asked for the one it showed the last time. */
    private static List<NamedFactory<Signature>> proofs(KnownHost host) {
        var type = host.known().map(HostKey::type).orElse("");
        return PROOFS.stream()
                .filter(BuiltinSignatures::isSupported)
                .sorted(Comparator.comparing(
                        proof -> !KeyUtils.getCanonicalKeyType(proof.getName()).equals(type)))
                .map(proof -> (NamedFactory<Signature>) proof)
                .toList();
    }

    private static HostKey hostKey(PublicKey key) {
        return new HostKey(KeyUtils.getKeyType(key), KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
    }
}
