package io.linli.catalog.feed;

/**
 * Where a supplier says its feed is fetched from.
 *
 * @param address {@code https://…} or {@code sftp://…}, without user and password
 * @param user empty: nobody signs in, and a password that is kept is forgotten
 * @param password empty: the one that is kept, if there is one
 */
public record SaidOrigin(String address, int everyHours, FeedTerms terms, String user, String password) {

    @Override
    public String toString() {
        return "SaidOrigin[" + address + "]";
    }
}
