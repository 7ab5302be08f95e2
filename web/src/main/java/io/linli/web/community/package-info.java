/** Places over REST: the communities, and who the signed-in person is in them. Only reads. */
@NullMarked
package io.linli.web.community;

import org.jspecify.annotations.NullMarked;
