package io.linli.web.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut: while it is off, nobody answers at its address. */
final class Switch implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    /** On, to that port of this machine. */
    Switch(int target) {
        this.target = target;
        door = listen(0);
        port = door.getLocalPort();
    }

    int port() {
        return port;
    }

    synchronized void off() {
        quietly(door);
        open.forEach(Switch::quietly);
        open.clear();
    }

    synchronized void on() {
        door = listen(port);
    }

    @Override
    public void close() {
        off();
    }

    private ServerSocket listen(int at) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            begin(() -> accept(listening));
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var near = listening.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                begin(() -> copy(near, far));
                begin(() -> copy(far, near));
            }
        } catch (IOException closed) {
            // off
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            quietly(from);
            quietly(to);
        }
    }

    private static void begin(Runnable work) {
        var thread = new Thread(work, "switch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception already) {
            // closed is closed
        }
    }
}
