/**
 * From an OIDC token to who somebody is here. Keycloak knows roles and subjects; which resident, supplier, technician or
 * property company a subject is, the table {@code web.sign_in} says.
 *
 * <p>Invariant: a role alone opens nothing that belongs to somebody; the party does.
 */
@NullMarked
package io.linli.web.identity;

import org.jspecify.annotations.NullMarked;
