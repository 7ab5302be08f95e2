/**
 * What neighbours buy.
 */
@NullMarked
package io.linli.search.recommend;

import org.jspecify.annotations.NullMarked;
