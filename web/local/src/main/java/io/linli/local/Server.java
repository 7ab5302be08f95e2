package io.linli.local;

/** One server of the stack. */
interface Server {

    /** Returns when the server answers. */
    void start(Report report) throws Exception;

    boolean isAlive();

    /** For people; also the key of its port in {@code run/stack.json}. */
    String name();

    int port();

    /** Ends what runs inside the supervisor; processes are ended by {@link Children}. */
    default void close() {}
}
