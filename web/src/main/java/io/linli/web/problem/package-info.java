/**
 * Every error as {@code application/problem+json} (RFC 9457): {@code type, title, status, detail, code, instance} and the
 * refusal's facts. No class name or stack trace leaves the server. Texts with the character U+0000 are refused here for addresses, by {@code
 * web.infrastructure} for JSON and by {@code web.page} for forms ({@code text-invalid}).
 */
@NullMarked
package io.linli.web.problem;

import org.jspecify.annotations.NullMarked;
