/**
 * Keeps one caller from taking the service away from the others: writes are counted per caller and minute in Redis, so
 * that all instances count together. Sheds load only: when Redis is away, everybody passes.
 */
@NullMarked
package io.linli.web.throttle;

import org.jspecify.annotations.NullMarked;
