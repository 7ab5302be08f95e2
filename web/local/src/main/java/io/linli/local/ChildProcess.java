package io.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server's process: its output goes to a log file, its id to a record by which a later start can end it. */
final class ChildProcess {

    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration REMIND = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 15;
    private static final int LINE_LENGTH = 100;

    /** Whether the server answers; an exception counts as "not yet". */
    @FunctionalInterface
    interface Probe {
        boolean ready() throws Exception;
    }

    /**
     * What to start.
     *
     * @param name of the log file and the record
     * @param stopSignal that asks the program to end cleanly, for example {@code TERM}
     * @param stopPatience before it is ended by force
     */
    record Program(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            String stopSignal,
            Duration stopPatience) {}

    private final Program program;
    private final Process process;
    private final Path log;
    private final Path record;

    private ChildProcess(Program program, Process process, Path log, Path record) {
        this.program = program;
        this.process = process;
        this.log = log;
        this.record = record;
    }

    static ChildProcess start(Home home, Program program) throws IOException {
        Path log = home.log().resolve(program.name() + ".log");
        Files.deleteIfExists(log);
        var builder = new ProcessBuilder(program.command())
                .directory(program.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(program.environment());
        Process process = builder.start();
        Path record = Orphans.record(home, program.name(), process.toHandle(), program.stopSignal());
        return new ChildProcess(program, process, log, record);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when the probe succeeds; fails with the end of the log if the process ends or the time is over. */
    void awaitReady(Probe probe, Duration limit, Report report) throws InterruptedException {
        long started = System.nanoTime();
        long reminded = started;
        while (!succeeds(probe)) {
            if (!process.isAlive()) {
                throw new StackFailure(
                        report.server() + " ended with code " + process.exitValue() + " while starting." + tail());
            }
            if (System.nanoTime() - started > limit.toNanos()) {
                throw new StackFailure(
                        report.server() + " did not answer within " + limit.toSeconds() + " seconds." + tail());
            }
            if (System.nanoTime() - reminded > REMIND.toNanos()) {
                reminded = System.nanoTime();
                report.waiting();
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** The code with which it ended. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for a program that does one thing and ends. */
    void awaitSuccess() throws InterruptedException, IOException {
        int code = process.waitFor();
        Files.deleteIfExists(record);
        if (code != 0) {
            throw new StackFailure(program.name() + " ended with code " + code + "." + tail());
        }
    }

    /** Asks the program to end, then makes it end. */
    void stop() {
        Orphans.end(process.toHandle(), program.stopSignal(), program.stopPatience());
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(Probe probe) throws InterruptedException {
        try {
            return probe.ready();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception notYet) {
            return false;
        }
    }

    /** The last line of its output, cut to what fits a terminal. */
    String lastLine() {
        List<String> lines = lines();
        String last = lines.isEmpty() ? "still starting" : lines.get(lines.size() - 1);
        return last.length() <= LINE_LENGTH ? last : last.substring(0, LINE_LENGTH) + "…";
    }

    private List<String> lines() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        List<String> lines = lines();
        return " The end of " + log + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
