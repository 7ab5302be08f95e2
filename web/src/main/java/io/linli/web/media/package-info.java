/** Pictures as they come and go: taken in from forms, and, those of goods, served to everybody under addresses that never change. */
@NullMarked
package io.linli.web.media;

import org.jspecify.annotations.NullMarked;
