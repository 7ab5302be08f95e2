/** Group-buys of a home service over REST: opening one, and the times that are free on its day. Joining is the campaign's. */
@NullMarked
package io.linli.web.visits;

import org.jspecify.annotations.NullMarked;
