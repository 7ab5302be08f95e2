package io.linli.local;

import java.nio.file.Path;

/** Holds a lease in a process of its own until it is killed; prints the database of its isolated data. */
final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
        var stack = LocalStack.lease(new Home(Path.of(arguments[0])), Progress.printing(System.err));
        System.out.println(stack.isolated("holder").environment().get("LINLI_DATABASE_URL"));
        System.out.println(stack.environment());
        Thread.currentThread().join();
    }
}
