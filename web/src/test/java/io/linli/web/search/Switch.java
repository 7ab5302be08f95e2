package io.linli.web.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
    private Thread keeper;

    /** On, from that port of this machine to the other. */
    Switch(int port, int target) {
        this.port = port;
        this.target = target;
        on();
    }

    int port() {
        return port;
    }

    /** A closed door stays taken until the one waiting at it has left. */
    synchronized void off() {
        quietly(door);
        try {
            keeper.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Switch::quietly);
        open.clear();
    }

    synchronized void on() {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            keeper = begin(() -> accept(listening));
            door = listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Override
    public void close() {
        off();
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

    private static Thread begin(Runnable work) {
        var thread = new Thread(work, "switch");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void quietly(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception already) {
            // closed is closed
        }
    }
}
