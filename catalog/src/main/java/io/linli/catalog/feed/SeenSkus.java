package io.linli.catalog.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Remembers on which line each supplier's SKU stood first, in about 40 bytes each: the first 128 bits of its SHA-256, so
 * that two different ones are never in practice taken for the same, and its line. An open-addressing table.
 */
final class SeenSkus {

    private static final int SMALLEST = 1_024;

    private final MessageDigest digest = Sha256.digest();
    private long[] keys = new long[SMALLEST * 2];
    private long[] firstLines = new long[SMALLEST];
    private int size;

    /**
     * Notes a SKU.
     *
     * @param line from 1
     * @return the line on which it stood first: this one if it is new
     */
    long firstLine(String supplierCode, String supplierSku, long line) {
        if (size * 2 >= firstLines.length) {
            grow();
        }
        var hash = ByteBuffer.wrap(digest.digest((supplierCode + '\n' + supplierSku).getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong();
        long low = hash.getLong();
        int slot = slot(high, low);
        if (firstLines[slot] == 0) {
            put(slot, high, low, line);
            size++;
        }
        return firstLines[slot];
    }

    int size() {
        return size;
    }

    /** Where the key is, or the free place where it belongs. */
    private int slot(long high, long low) {
        int mask = firstLines.length - 1;
        int slot = (int) high & mask;
        while (firstLines[slot] != 0 && (keys[slot * 2] != high || keys[slot * 2 + 1] != low)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void put(int slot, long high, long low, long line) {
        keys[slot * 2] = high;
        keys[slot * 2 + 1] = low;
        firstLines[slot] = line;
    }

    private void grow() {
        var oldKeys = keys;
        var oldLines = firstLines;
        keys = new long[oldKeys.length * 2];
        firstLines = new long[oldLines.length * 2];
        for (int old = 0; old < oldLines.length; old++) {
            if (oldLines[old] != 0) {
                long high = oldKeys[old * 2];
                long low = oldKeys[old * 2 + 1];
                put(slot(high, low), high, low, oldLines[old]);
            }
        }
    }
}
