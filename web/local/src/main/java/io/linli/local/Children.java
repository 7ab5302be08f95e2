package io.linli.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The processes one supervisor has started; once it stops them, it starts no more. */
final class Children implements AutoCloseable {

    private final Home home;
    private final List<ChildProcess> started = new ArrayList<>();
    private boolean closed;

    Children(Home home) {
        this.home = home;
    }

    synchronized ChildProcess start(ChildProcess.Program program) throws IOException {
        if (closed) {
            throw new StackFailure("The local stack is being stopped.");
        }
        var child = ChildProcess.start(home, program);
        started.add(child);
        return child;
    }

    /** Returns when all have ended. */
    @Override
    public void close() {
        List<ChildProcess> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(started);
        }
        all.parallelStream().forEach(ChildProcess::stop);
    }
}
