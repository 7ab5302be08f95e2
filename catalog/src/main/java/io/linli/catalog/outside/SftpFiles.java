package io.linli.catalog.outside;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

import io.linli.catalog.kernel.Refusal;

/** Files by SFTP. Size and time of the last change are the mark. The library blocks, so it works on worker threads. */
@ApplicationScoped
class SftpFiles implements FileSource {

    static final String SCHEME = "sftp";

    private final Vertx vertx;
    private final Clock clock;

    SftpFiles(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public boolean serves(String scheme) {
        return SCHEME.equals(scheme);
    }

    @Override
    public Uni<Found> fetch(Asked asked, Limits limits, Telling telling, Path into) {
        var home = Vertx.currentContext();
        Executor back = home == null ? Runnable::run : work -> home.runOnContext(nothing -> work.run());
        return Uni.createFrom()
                .item(() -> load(asked, limits, telling, into))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(back);
    }

    /** Blocking. Whatever it waits for, it is ended when its time is over. */
    private Found load(Asked asked, Limits limits, Telling telling, Path into) {
        var host = OwnNetwork.lookUp(asked.uri().getHost(), limits, telling);
        var late = new AtomicBoolean();
        try (var visit = new SftpVisit(asked, limits, telling, clock)) {
            long limit = vertx.setTimer(limits.within().toMillis(), over -> {
                late.set(true);
                visit.close();
            });
            try {
                return visit.load(host, into);
            } catch (IOException failure) {
                throw late.get() || visit.isIdle() ? telling.timedOut() : refusal(failure, asked, telling);
            } finally {
                vertx.cancelTimer(limit);
            }
        }
    }

    private static Refusal refusal(IOException failure, Asked asked, Telling telling) {
        if (asked.host().isAnother()) {
            return telling.hostKeyChanged();
        }
        if (failure instanceof SftpException answer) {
            return refusal(answer.getStatus(), telling);
        }
        if (failure instanceof SshException end
                && end.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            return telling.signInRefused();
        }
        return failure.getCause() instanceof TimeoutException ? telling.timedOut() : telling.unreachable();
    }

    private static Refusal refusal(int status, Telling telling) {
        return switch (status) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE,
                    SftpConstants.SSH_FX_NO_SUCH_PATH,
                    SftpConstants.SSH_FX_FILE_IS_A_DIRECTORY -> telling.missing();
            case SftpConstants.SSH_FX_PERMISSION_DENIED -> telling.forbidden();
            default -> telling.unreachable();
        };
    }
}
