/**
 * Meaning as vectors: names and queries are embedded by models that run in this process, English and Chinese each by its own.
 * Two texts mean much the same where the cosine of their vectors is near 1.
 */
@NullMarked
package io.linli.search.meaning;

import org.jspecify.annotations.NullMarked;
