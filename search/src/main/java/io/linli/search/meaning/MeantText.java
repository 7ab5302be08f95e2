package io.linli.search.meaning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.linli.catalog.offer.OfferListing;

/** A text whose meaning an offer is found by. */
record MeantText(Language language, String text) {

    /** What a thing is stands at the beginning of its name; what follows (sizes, models) only blurs it. */
    private static final int LONGEST = 100;

    /** The name in each language it is written in, the brand in front where the name does not begin with it. */
    static List<MeantText> of(OfferListing offer) {
        var texts = new ArrayList<MeantText>();
        add(texts, offer.brand(), offer.name().en());
        if (!offer.name().zh().equals(offer.name().en())) {
            add(texts, offer.brand(), offer.name().zh());
        }
        return List.copyOf(texts);
    }

    private static void add(List<MeantText> texts, String brand, String name) {
        var language = Language.of(name);
        if (texts.stream().noneMatch(text -> text.language() == language)) {
            texts.add(new MeantText(language, shortened(withBrand(brand, name))));
        }
    }

    private static String withBrand(String brand, String name) {
        boolean there = name.toLowerCase(Locale.ROOT).contains(brand.toLowerCase(Locale.ROOT));
        return there ? name : brand + " " + name;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, codePoints(text)));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, LONGEST);
    }

    /** Changes with the text and with the model. */
    byte[] hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(language.model().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
