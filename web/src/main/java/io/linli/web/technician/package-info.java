/**
 * Technicians over REST: providers lead their team and plan its work, technicians publish their own calendar, and whoever
 * knows the token of a published calendar reads it.
 */
@NullMarked
package io.linli.web.technician;

import org.jspecify.annotations.NullMarked;
