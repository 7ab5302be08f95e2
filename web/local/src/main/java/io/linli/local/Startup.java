package io.linli.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been told since the supervisor started, and how it ended; leases that come during the start hear all of it. */
final class Startup {

    private static final long TICK_MILLIS = 500;

    private final List<Progress.Step> steps = new ArrayList<>();
    private boolean finished;
    private @Nullable String failure;

    synchronized void tell(Progress.Step step) {
        System.out.println(step.server() + ": " + step.text() + " (" + step.elapsedMillis() + " ms)");
        steps.add(step);
        notifyAll();
    }

    synchronized void succeed() {
        finished = true;
        notifyAll();
    }

    synchronized void fail(String message) {
        finished = true;
        failure = message;
        notifyAll();
    }

    synchronized boolean isFinished() {
        return finished;
    }

    synchronized boolean hasFailed() {
        return failure != null;
    }

    /** Passes on every step until the start has ended; then returns, or fails as the start did. */
    void follow(Link link) throws IOException, InterruptedException {
        int told = 0;
        boolean wasFinished = isFinished();
        while (true) {
            List<Progress.Step> fresh;
            boolean last;
            synchronized (this) {
                if (told == steps.size() && !finished) {
                    wait(TICK_MILLIS);
                }
                fresh = List.copyOf(steps.subList(told, steps.size()));
                last = finished;
                told = steps.size();
            }
            if (!wasFinished) {
                for (var step : fresh) {
                    link.tell(step);
                }
            }
            if (fresh.isEmpty() && !last) {
                // Shows whether the holder is still there.
                link.send("tick", "");
            }
            if (last) {
                synchronized (this) {
                    if (failure != null) {
                        throw new StackFailure(failure);
                    }
                    return;
                }
            }
        }
    }
}
