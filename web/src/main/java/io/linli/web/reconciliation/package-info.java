/** Comparing ledger, provider and bank, for the operator: runs, exceptions, corrections, the bank's files. */
@NullMarked
package io.linli.web.reconciliation;

import org.jspecify.annotations.NullMarked;
