package io.linli.web.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The built product's classes as a virtual machine keeps them, for tests that start it often: reading and verifying them anew is
 * half of what a start costs. Made once for each build.
 */
public final class SharedClasses {

    private static final Path ARCHIVE = Path.of("target/product-classes.jsa");

    private SharedClasses() {}

    /**
     * Starts the product and ends it, unless that was done for this build.
     *
     * @return the argument that lets a start use what was kept; none when nothing could be
     */
    public static List<String> of(Path jar, Map<String, String> environment, List<String> jvm, Path log)
            throws Exception {
        if (!madeOf(jar)) {
            make(jar, environment, jvm, log);
        }
        return madeOf(jar) ? List.of("-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath()) : List.of();
    }

    private static boolean madeOf(Path jar) throws IOException {
        return Files.exists(ARCHIVE)
                && Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    private static void make(Path jar, Map<String, String> environment, List<String> jvm, Path log) throws Exception {
        var unfinished = ARCHIVE.resolveSibling(
                        "product-classes." + ProcessHandle.current().pid())
                .toAbsolutePath();
        Files.deleteIfExists(unfinished);
        var arguments = new ArrayList<>(jvm);
        arguments.add("-XX:ArchiveClassesAtExit=" + unfinished);
        RunningProduct.start(jar, environment, arguments, log).close();
        if (Files.exists(unfinished)) {
            Files.move(unfinished, ARCHIVE.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
