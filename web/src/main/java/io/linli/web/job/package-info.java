/** Home visits over REST, for the technician who does them and the provider who sends them. */
@NullMarked
package io.linli.web.job;

import org.jspecify.annotations.NullMarked;
