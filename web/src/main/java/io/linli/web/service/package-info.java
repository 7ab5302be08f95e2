/** Home services over REST: what can be booked in a community, and when somebody can come. Only reads. */
@NullMarked
package io.linli.web.service;

import org.jspecify.annotations.NullMarked;
