package io.linli.catalog.picture;

import java.util.Arrays;
import java.util.Optional;

/** The sizes a picture is kept in; one that is smaller itself is not enlarged. */
public enum PictureSize {
    /** Beside a name. */
    SMALL(160),
    /** On a card. */
    MEDIUM(480),
    /** Alone on a page. */
    LARGE(1_280);

    private final int longestSide;

    PictureSize(int longestSide) {
        this.longestSide = longestSide;
    }

    /** In pixels; of the width unless the picture is higher than wide. */
    public int longestSide() {
        return longestSide;
    }

    static Optional<PictureSize> of(int longestSide) {
        return Arrays.stream(values())
                .filter(one -> one.longestSide == longestSide)
                .findFirst();
    }
}
