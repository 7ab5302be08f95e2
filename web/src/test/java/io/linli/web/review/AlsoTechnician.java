package io.linli.web.review;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** One resident of the tests is a technician, too; at the identity server nobody is both. */
@ApplicationScoped
class AlsoTechnician implements SecurityIdentityAugmentor {

    static final int RESIDENT = 28;
    static final String USER = "resident-28";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(isThey(identity) ? withRole(identity) : identity);
    }

    private static boolean isThey(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && Optional.ofNullable(token.getName()).filter(USER::equals).isPresent();
    }

    private static SecurityIdentity withRole(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder(identity).addRole("technician").build();
    }
}
