/** Teams over REST: what they can be opened for, opening one, and those that can be joined. Joining is the campaign's. */
@NullMarked
package io.linli.web.team;

import org.jspecify.annotations.NullMarked;
