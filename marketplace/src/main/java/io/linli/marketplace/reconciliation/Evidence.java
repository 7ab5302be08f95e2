package io.linli.marketplace.reconciliation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is compared at once.
 *
 * @param keys all that these are under
 * @param facts corrections of movements among them, also those under the movement's own key
 */
record Evidence(List<String> keys, List<LedgerFact> facts, List<Moved> movements, List<BankRow> rows) {

    /** The accounts that money went to. */
    Set<String> accounts() {
        var accounts = new TreeSet<String>();
        movements.forEach(movement -> movement.destination().ifPresent(accounts::add));
        rows.forEach(row -> accounts.add(row.account()));
        return accounts;
    }
}
