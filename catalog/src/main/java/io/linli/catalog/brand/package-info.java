/**
 * Brands as things of the catalogue: which spellings mean the same one, and what it is called in each language.
 *
 * <p>Every spelling that a feed, a draft or the demo brings belongs to one brand, by its key ({@code catalog.brand_key}: small letters of
 * one width, without blanks, punctuation and accents, simplified); one that nobody wrote before makes a brand of that name. That never
 * changes. An operator joins brands: one is part of another from then on and is shown as that one, until it is taken back. So what a good's
 * text says and which brand that text means stay as they are, and nothing has to be put back.
 *
 * <p>Invariants, kept by the database: a brand is part of one other at most; there are no circles; all that belong together are shown as
 * the same one. Whoever changes what goods are shown as publishes {@link io.linli.catalog.brand.BrandsChanged} in the same transaction.
 */
@NullMarked
package io.linli.catalog.brand;

import org.jspecify.annotations.NullMarked;
