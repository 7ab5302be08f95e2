package io.linli.marketplace.bill;

import java.util.UUID;

/** A bill about to be written, for a household that is known. @param key unique in the company */
record IssuedRow(String key, UUID householdId, BillDraft terms) {}
