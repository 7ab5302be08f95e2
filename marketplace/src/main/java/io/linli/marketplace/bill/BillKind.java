package io.linli.marketplace.bill;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;

/** What a bill is for. */
public enum BillKind {
    MANAGEMENT_FEE(new LocalizedText("Management fee", "物业费")),
    PARKING(new LocalizedText("Parking", "停车费")),
    /** Water, and the energy of lifts, lamps and pumps that households share. */
    ENERGY(new LocalizedText("Water and shared energy", "水电公摊")),
    OTHER(new LocalizedText("Other charges", "其他费用"));

    private final LocalizedText text;

    BillKind(LocalizedText text) {
        this.text = text;
    }

    /** As it is called on the bill. */
    public LocalizedText text() {
        return text;
    }

    /** By its name, in any case and with blanks or hyphens, or as it is called on the bill. */
    static Optional<BillKind> of(String written) {
        var name = written.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Stream.of(values())
                .filter(kind -> kind.name().equals(name) || kind.isCalled(written.strip()))
                .findFirst();
    }

    private boolean isCalled(String written) {
        return text.zh().equals(written) || text.en().equalsIgnoreCase(written);
    }
}
