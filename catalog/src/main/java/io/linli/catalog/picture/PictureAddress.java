package io.linli.catalog.picture;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a kept picture is served, on this site. What stands there never changes.
 *
 * @param sha256 of what was drawn, 64 hexadecimal digits
 */
public record PictureAddress(String sha256, PictureSize size) {

    public static final String PATH = "/media/pictures/";

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})-(\\d{3,4})\\.jpg");

    /** Begins with a slash. */
    public String path() {
        return PATH + sha256 + "-" + size.longestSide() + ".jpg";
    }

    /** The same picture in another size. */
    public PictureAddress in(PictureSize other) {
        return new PictureAddress(sha256, other);
    }

    /** Empty where the address is not one of a kept picture. */
    public static Optional<PictureAddress> read(String path) {
        return path.startsWith(PATH) ? ofFile(path.substring(PATH.length())) : Optional.empty();
    }

    /** Of what stands behind {@link #PATH}. */
    public static Optional<PictureAddress> ofFile(String file) {
        var parts = FILE.matcher(file);
        return parts.matches()
                ? PictureSize.of(Integer.parseInt(parts.group(2))).map(size -> new PictureAddress(parts.group(1), size))
                : Optional.empty();
    }
}
