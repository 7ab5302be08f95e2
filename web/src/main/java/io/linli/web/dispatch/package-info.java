/** Who comes to a visit, over REST: the provider's mode, open visits, assignments and warnings; the technician's pool. */
@NullMarked
package io.linli.web.dispatch;

import org.jspecify.annotations.NullMarked;
