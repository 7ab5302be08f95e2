package io.linli.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    static String description() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores, "
                + lineOf("/proc/meminfo", "MemTotal").replaceAll("\\s+", " ") + ", "
                + lineOf("/proc/cpuinfo", "model name") + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    /** Load averages of 1, 5 and 15 minutes before the benchmark began. */
    static String load() throws IOException {
        var file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "unknown";
    }

    private static String lineOf(String file, String label) throws IOException {
        var path = Path.of(file);
        if (!Files.exists(path)) {
            return label + " unknown";
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(label))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(label + " unknown");
        }
    }
}
