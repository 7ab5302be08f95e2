/** Group-buys over REST: what a community buys together, opening one, joining one, and what its leader has in hand of it. */
@NullMarked
package io.linli.web.campaign;

import org.jspecify.annotations.NullMarked;
