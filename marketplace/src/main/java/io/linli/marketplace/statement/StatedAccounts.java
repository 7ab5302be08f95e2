package io.linli.marketplace.statement;

import java.util.Currency;

import io.linli.marketplace.ledger.Party;

/** What statements are made of: all of a party's accounts in one currency. */
public record StatedAccounts(Party party, Currency currency) {}
