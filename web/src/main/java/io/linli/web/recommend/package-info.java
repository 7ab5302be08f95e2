/**
 * What neighbours buy, over REST and for the pages, with the reason in words; the consent to remember what a resident looks at;
 * and what of a paid checkout is remembered: its goods, and pseudonyms.
 */
@NullMarked
package io.linli.web.recommend;

import org.jspecify.annotations.NullMarked;
