/**
 * Histories of purchases, refunds, disputes, releases and payouts, drawn at random and lived through by the built product beside
 * a provider that drops, repeats, delays and reorders what it tells and answers with errors after it acted, with the product
 * killed and started again in between. What must be true of the money afterwards, whatever happened, is in {@link
 * io.linli.web.model.Truths}.
 */
package io.linli.web.model;
