package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;

/**
 * Whether changes are made at once or at a moment, as it is typed.
 *
 * @param at like 2026-05-31T20:00
 * @param until as well; empty where it stays so
 * @param strike today's price is shown crossed out beside a lower one
 */
@TemplateData
public record LaterChoice(boolean later, String at, String until, boolean strike) {

    static final LaterChoice NOW = new LaterChoice(false, "", "", false);
    static final LaterChoice LATER = new LaterChoice(true, "", "", false);
}
