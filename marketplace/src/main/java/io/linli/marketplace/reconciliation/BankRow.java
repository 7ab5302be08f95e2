package io.linli.marketplace.reconciliation;

import java.time.LocalDate;

import io.linli.catalog.kernel.Money;

/**
 * A row of the bank's file.
 *
 * @param id ours
 * @param key the ledger's reference of the transfer it names, or its own where it names none that is known
 * @param reference in the bank's words
 */
record BankRow(String id, String key, String reference, String account, Money amount, LocalDate valueDate) {

    String ownKey() {
        return "bank-row:" + id;
    }
}
