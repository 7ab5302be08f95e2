/**
 * Words that mean the same, in either language, as the operator keeps them. They are looked up when somebody searches, and not in
 * the index: a change counts at once, for all goods.
 */
@NullMarked
package io.linli.search.synonym;

import org.jspecify.annotations.NullMarked;
