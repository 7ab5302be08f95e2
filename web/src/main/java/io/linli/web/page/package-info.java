/**
 * What every page has: the frame around it (language, text size, colours, navigation), how values are written for people,
 * protection of forms, error pages and the stylesheet of a property company's colour.
 *
 * <p>Invariants: pages are HTML first, every action is a form that works without JavaScript and answers a POST with a
 * redirect; no page carries inline script or style; each text a person reads comes from a message bundle in both languages.
 * A page decides nothing: it calls the same use cases as the API. The key that a form carries is never the id of what it makes
 * ({@link io.linli.web.page.FormKey}).
 */
@NullMarked
package io.linli.web.page;

import org.jspecify.annotations.NullMarked;
