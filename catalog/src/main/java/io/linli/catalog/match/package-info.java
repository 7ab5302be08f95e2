/**
 * Which SKUs of different suppliers are the same good. A feed finds that by the GTIN where nothing speaks against it
 * ({@link io.linli.catalog.offer.UpsertOffers}); what is less certain is proposed here, and a person decides. What is the same is one SKU
 * from then on, with the texts of the older one.
 */
@NullMarked
package io.linli.catalog.match;

import org.jspecify.annotations.NullMarked;
