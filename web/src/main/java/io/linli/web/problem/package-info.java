/**
 * Every error as {@code application/problem+json} (RFC 9457): {@code type, title, status, detail, code, instance} and the
 * refusal's facts. No class name or stack trace leaves the server.
 */
@NullMarked
package io.linli.web.problem;

import org.jspecify.annotations.NullMarked;
