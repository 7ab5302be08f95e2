package io.linli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts programs that refuse to run as root (PostgreSQL, Elasticsearch) without root's identity. */
final class Unprivileged {

    /** How such a program is started by the current user. */
    enum Way {
        /** An ordinary user: nothing to do. */
        AS_IS,
        /** Root, in a user namespace where it appears as an ordinary user; files stay root's. */
        USER_NAMESPACE,
        /** Root on a machine that forbids user namespaces: as "nobody", who is given the folders. */
        NOBODY
    }

    private static final String NOBODY_ID = "65534";
    private static final List<String> NAMESPACE = List.of("unshare", "--map-user=1000", "--map-group=1000");
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
    private static final Way WAY = find();

    private Unprivileged() {}

    static Way way() {
        return WAY;
    }

    /** The command that runs the given one without root's identity. */
    static List<String> command(List<String> command) {
        var wrapped = new ArrayList<String>();
        if (WAY == Way.USER_NAMESPACE) {
            wrapped.addAll(NAMESPACE);
        } else if (WAY == Way.NOBODY) {
            wrapped.addAll(NOBODY);
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /** Gives the folders to the identity the program will have. */
    static void give(Path... folders) throws IOException, InterruptedException {
        if (WAY != Way.NOBODY) {
            return;
        }
        var command = new ArrayList<>(List.of("chown", "-R", NOBODY_ID + ":" + NOBODY_ID));
        Arrays.stream(folders).map(Path::toString).forEach(command::add);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new StackFailure("cannot give " + Arrays.toString(folders) + " to the user \"nobody\"");
        }
    }

    private static Way find() {
        if (!isRoot()) {
            return Way.AS_IS;
        }
        var trial = new ArrayList<>(NAMESPACE);
        trial.add("true");
        return succeeds(trial) ? Way.USER_NAMESPACE : Way.NOBODY;
    }

    private static boolean isRoot() {
        try {
            var process = new ProcessBuilder("id", "-u").start();
            try (var output = process.inputReader()) {
                return "0".equals(output.readLine());
            }
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
