package io.linli.search.recommend;

/**
 * How far a community is believed when it says something else than all: {@code n / (n + k)} of its own and the rest of all's (Bell
 * and Koren 2007, "Scalable collaborative filtering with jointly derived neighborhood interpolation weights").
 *
 * @param k at how many households a community counts as much as all
 */
record Shrinkage(double k) {

    /**
     * @param own of the community
     * @param all of every community
     * @param households of the community that bought the item asked about
     */
    double blend(double own, double all, int households) {
        double trust = households / (households + k);
        return trust * own + (1 - trust) * all;
    }
}
