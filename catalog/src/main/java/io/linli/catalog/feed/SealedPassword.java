package io.linli.catalog.feed;

/**
 * A password that only this application can read.
 *
 * @param keyId which key sealed it
 * @param text base64
 */
record SealedPassword(String keyId, String text) {}
