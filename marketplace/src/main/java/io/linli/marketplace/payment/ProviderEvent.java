package io.linli.marketplace.payment;

/**
 * Something the provider told us, verified or fetched by ourselves.
 *
 * @param id the provider's
 * @param type in the provider's words
 * @param payload JSON, as received
 * @param fact what it means to us
 */
public record ProviderEvent(String id, String type, String payload, ProviderFact fact) {

    /** Whether there is nothing to act on: it is stored, and that is all. */
    boolean isIrrelevant() {
        return fact instanceof ProviderFact.Irrelevant;
    }
}
