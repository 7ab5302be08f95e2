package io.linli.catalog.picture;

import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A picture of goods drawn anew in all its sizes, as JPEG.
 *
 * @param sha256 of the largest, by which the picture is known
 * @param width of the largest, in pixels
 * @param contents the largest always; of the others those that are smaller than the picture itself
 */
public record Renditions(String sha256, int width, int height, Map<PictureSize, byte[]> contents) {

    public Renditions {
        contents = Map.copyOf(contents);
    }

    /** Slow: for a worker thread. Refuses with what {@link Pictures#read} refuses with. */
    public static Renditions of(byte[] sent) {
        var large = Pictures.read(sent, PictureSize.LARGE.longestSide());
        var medium = Pictures.within(large, PictureSize.MEDIUM.longestSide());
        var contents = new EnumMap<PictureSize, byte[]>(PictureSize.class);
        contents.put(PictureSize.LARGE, Pictures.jpeg(large));
        if (isSmaller(medium, large)) {
            contents.put(PictureSize.MEDIUM, Pictures.jpeg(medium));
        }
        var small = Pictures.within(medium, PictureSize.SMALL.longestSide());
        if (isSmaller(small, medium)) {
            contents.put(PictureSize.SMALL, Pictures.jpeg(small));
        }
        return new Renditions(sha256(contents.get(PictureSize.LARGE)), large.getWidth(), large.getHeight(), contents);
    }

    private static boolean isSmaller(BufferedImage one, BufferedImage other) {
        return one.getWidth() < other.getWidth() || one.getHeight() < other.getHeight();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK knows SHA-256", impossible);
        }
    }
}
