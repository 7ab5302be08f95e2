package io.linli.marketplace.campaign;

/**
 * What neighbours must reach together for a campaign to succeed. Pure.
 *
 * @param least at least 1; of money in minor units, at the prices of the open campaign
 */
public record Threshold(Measure measure, long least) {

    /** What is counted, of what is paid or a card stands for. */
    public enum Measure {
        /** Of all its items together. */
        UNITS,
        /** Households that take part. */
        PEOPLE,
        /** Minor units of money. */
        AMOUNT
    }

    public Threshold {
        if (least < 1) {
            throw new IllegalArgumentException("a threshold is at least 1, not " + least);
        }
    }

    public static Threshold units(long least) {
        return new Threshold(Measure.UNITS, least);
    }

    /** How much of it there is. */
    public long of(Progress progress) {
        return switch (measure) {
            case UNITS -> progress.units();
            case PEOPLE -> progress.people();
            case AMOUNT -> progress.amount();
        };
    }

    public boolean reachedBy(Progress progress) {
        return of(progress) >= least;
    }

    /** What is still wanted; 0 when it is reached. */
    public long missing(Progress progress) {
        return Math.max(0, least - of(progress));
    }
}
