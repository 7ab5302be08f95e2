package io.linli.search.meaning;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A direction in the space of one language's model.
 *
 * @param values one signed byte for each dimension: only the direction counts, and a byte is enough to tell it
 */
public record Vector(Language language, byte[] values) {

    private static final float LARGEST = Byte.MAX_VALUE;

    /** Scaled so that the largest value fills a byte. */
    static Vector of(Language language, float[] values) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        var bytes = new byte[values.length];
        for (int index = 0; index < values.length && most > 0; index++) {
            bytes[index] = (byte) Math.round(values[index] / most * LARGEST);
        }
        return new Vector(language, bytes);
    }

    /** As Elasticsearch reads vectors of bytes. */
    public String hex() {
        return HexFormat.of().formatHex(values);
    }

    /** From -1, the opposite, to 1, the same. */
    double cosine(Vector other) {
        double dot = 0;
        double own = 0;
        double others = 0;
        for (int index = 0; index < values.length; index++) {
            dot += values[index] * other.values[index];
            own += values[index] * values[index];
            others += other.values[index] * other.values[index];
        }
        return dot / Math.sqrt(own * others);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && language == vector.language && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return language + " " + values.length;
    }
}
