package io.linli.local;

/** What one server tells while it starts. */
interface Report {

    /** The server's name for people. */
    String server();

    void tell(String text);

    /** Now and then while its process does not answer yet. */
    default void waiting() {}
}
