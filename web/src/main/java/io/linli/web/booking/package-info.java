/** Booked visits over REST: households, providers and technicians see and change the own ones only. */
@NullMarked
package io.linli.web.booking;

import org.jspecify.annotations.NullMarked;
