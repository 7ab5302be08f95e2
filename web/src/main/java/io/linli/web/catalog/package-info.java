/** The catalogue over REST: categories and offers for everybody, a supplier's own offers, suppliers for operators. */
@NullMarked
package io.linli.web.catalog;

import org.jspecify.annotations.NullMarked;
