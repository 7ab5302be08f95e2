package io.linli.marketplace.reconciliation;

import java.util.UUID;

import io.linli.marketplace.ledger.Party;

/** Whose business a movement is; the platform's own where no property company's is known. */
record Business(UUID companyId, UUID communityId) {

    static final Business PLATFORM = new Business(Party.PLATFORM.id(), Party.PLATFORM.id());
}
