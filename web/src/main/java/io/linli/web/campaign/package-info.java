/** Group-buys over REST: what a community buys together, opening one, and joining one. */
@NullMarked
package io.linli.web.campaign;

import org.jspecify.annotations.NullMarked;
