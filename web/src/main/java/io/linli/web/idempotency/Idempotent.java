package io.linli.web.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method that creates or pays and returns {@code Uni<Response>}: the header {@code Idempotency-Key} is
 * required and a replay gets the first answer. Refuses with: {@code idempotency-key-missing}, {@code
 * idempotency-key-reused}, {@code request-in-progress}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
