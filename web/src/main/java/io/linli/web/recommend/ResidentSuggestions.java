package io.linli.web.recommend;

import java.util.List;

/**
 * What is recommended to one resident; a list of which nothing true can be said is empty.
 *
 * @param buyAgain what the resident bought, most often first
 * @param alsoBought what neighbours bought with it, or with what the resident looked at; else what is popular, said so
 * @param inBuilding what enough households of the building bought this week
 */
public record ResidentSuggestions(List<Suggestion> buyAgain, List<Suggestion> alsoBought, List<Suggestion> inBuilding) {

    /** Of a visitor. */
    public static final ResidentSuggestions NONE = new ResidentSuggestions(List.of(), List.of(), List.of());
}
