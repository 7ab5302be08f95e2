/** On which days suppliers deliver: what they say by REST, and what it comes to where a visitor looks. */
@NullMarked
package io.linli.web.delivery;

import org.jspecify.annotations.NullMarked;
