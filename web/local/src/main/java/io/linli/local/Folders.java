package io.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Folders that are either complete or not there. */
final class Folders {

    private Folders() {}

    /** Fills a folder; the filled folder appears under its name in one step. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException, InterruptedException;
    }

    /** Does nothing if the folder is there; an interrupted filling leaves nothing that looks complete. */
    static void once(Path target, Filling filling) throws IOException, InterruptedException {
        if (Files.isDirectory(target)) {
            return;
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        delete(partial);
        Files.createDirectories(partial);
        filling.fill(partial);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** With everything in it, if it is there; links are not followed. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
