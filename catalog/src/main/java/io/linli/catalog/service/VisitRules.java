package io.linli.catalog.service;

import java.util.Set;

/**
 * What a visit takes besides the work.
 *
 * @param beforeMinutes to prepare and to get there: the technician can be nowhere else, 0 to 240
 * @param afterMinutes to clear up and get away, 0 to 240
 * @param windowMinutes how long the window of arrival is that residents choose; 0 where they choose an exact time
 * @param skills codes of what the technician must be able, and certified, to do
 */
public record VisitRules(int beforeMinutes, int afterMinutes, int windowMinutes, Set<String> skills) {

    /** At an exact time, by anybody, nothing around it. */
    public static final VisitRules PLAIN = new VisitRules(0, 0, 0, Set.of());

    public VisitRules {
        skills = Set.copyOf(skills);
    }
}
