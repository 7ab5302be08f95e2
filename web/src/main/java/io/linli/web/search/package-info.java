/**
 * Search by REST: for everybody, and the rebuild of its index for operators.
 *
 * <p>Parameters are read strictly: what is not understood is refused with a code, never ignored.
 */
@NullMarked
package io.linli.web.search;

import org.jspecify.annotations.NullMarked;
