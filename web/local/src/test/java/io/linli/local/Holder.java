package io.linli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Holds a lease in a process of its own until it is killed; prints the database of its isolated data. */
record Holder(Process process, BufferedReader output) {

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var stack = LocalStack.lease(new Home(Path.of(arguments[0])), Progress.silent());
            System.out.println(stack.isolated("holder").environment().get("LINLI_DATABASE_URL"));
            Thread.currentThread().join();
        } catch (StackFailure e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    static Holder start(Home home, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        home.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        var process = builder.start();
        return new Holder(process, process.inputReader());
    }

    /** The database's address, or why there is none. */
    String firstLine() throws IOException {
        return output.readLine();
    }
}
