package io.linli.search.meaning;

/** A language that has a model. */
public enum Language {
    /** {@code sentence-transformers/all-MiniLM-L6-v2}, quantised. */
    ENGLISH("all-minilm-l6-v2-q", 384),
    /** {@code BAAI/bge-small-zh-v1.5}, quantised. */
    CHINESE("bge-small-zh-v15-q", 512);

    private final String model;
    private final int dimensions;

    Language(String model, int dimensions) {
        this.model = model;
        this.dimensions = dimensions;
    }

    public String model() {
        return model;
    }

    public int dimensions() {
        return dimensions;
    }

    /** Chinese as soon as one character is, as names mix brands and models in. */
    public static Language of(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic) ? CHINESE : ENGLISH;
    }
}
