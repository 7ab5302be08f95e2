package io.linli.web.live;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.linli.local.LocalStack;
import io.linli.local.Progress;

/**
 * A wire to the real Redis that can be cut, or be hung: what is sent stays on the way. Told by a system property, because tests
 * and resources may live in different class loaders.
 */
public class Wire implements QuarkusTestResourceLifecycleManager {

    enum State {
        WHOLE,
        CUT,
        HUNG
    }

    private static final String STATE = "linli.test.wire";
    private static final long LOOK_MILLIS = 20;

    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private LocalStack stack;
    private ServerSocket server;
    private URI redis;

    static void is(State state) {
        System.setProperty(STATE, state.name());
    }

    private static State state() {
        return State.valueOf(System.getProperty(STATE, State.WHOLE.name()));
    }

    @Override
    public Map<String, String> start() {
        is(State.WHOLE);
        stack = LocalStack.lease(Progress.silent());
        redis = URI.create(stack.environment().get("LINLI_REDIS_URL"));
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        run(this::accept);
        run(this::cutWhenTold);
        return Map.of("quarkus.redis.hosts", "redis://localhost:" + server.getLocalPort(), "linli.live.viewers", "3");
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        ends.forEach(Wire::close);
        stack.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                if (state() == State.CUT) {
                    close(near);
                } else {
                    join(near, new Socket(redis.getHost(), redis.getPort()));
                }
            } catch (IOException gone) {
                // Another one may come.
            }
        }
    }

    private void join(Socket near, Socket far) {
        ends.add(near);
        ends.add(far);
        run(() -> carry(near, far));
        run(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] some = new byte[8192];
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                while (state() == State.HUNG) {
                    pause();
                }
                out.write(some, 0, length);
                out.flush();
            }
        } catch (IOException gone) {
            // As it is when a wire is cut.
        } finally {
            close(from);
            close(to);
        }
    }

    private void cutWhenTold() {
        while (!server.isClosed()) {
            if (state() == State.CUT) {
                ends.forEach(Wire::close);
                ends.clear();
            }
            pause();
        }
    }

    private static void run(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is.
        }
    }
}
