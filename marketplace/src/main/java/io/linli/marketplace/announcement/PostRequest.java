package io.linli.marketplace.announcement;

import java.util.UUID;

/** Something to announce. @param key made by the client; @param text at most 500 characters on one line */
public record PostRequest(UUID key, Poster poster, UUID campaignId, String text) {}
