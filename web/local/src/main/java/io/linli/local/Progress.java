package io.linli.local;

import java.io.PrintStream;
import java.util.Locale;

/** Hears what the stack is doing while somebody waits for it. */
@FunctionalInterface
public interface Progress {

    /**
     * One thing worth telling.
     *
     * @param server what it is about, for example {@code PostgreSQL}
     * @param text what happens, for example {@code unpacking, 102 MB}
     * @param elapsedMillis since this server's start began
     */
    record Step(String server, String text, long elapsedMillis) {}

    /** What a step is about when it is about all servers. */
    String STACK = "Local stack";

    void tell(Step step);

    /** For those who only want the result. */
    static Progress silent() {
        return step -> {};
    }

    /** One line per step. */
    static Progress printing(PrintStream out) {
        return step -> out.println(String.format(
                Locale.ROOT, "  %-14s %6.1f s   %s", step.server(), step.elapsedMillis() / 1000.0, step.text()));
    }
}
