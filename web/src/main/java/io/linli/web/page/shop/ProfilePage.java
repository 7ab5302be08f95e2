package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.pickup.PickupPoint;
import io.linli.fulfillment.pickup.PickupPoints;
import io.linli.marketplace.community.Household;
import io.linli.marketplace.community.Households;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** Who somebody is here: name, home, and the ways to what is theirs. */
@Path("/me")
@Authenticated
public class ProfilePage {

    private final Frames frames;
    private final Households households;
    private final PickupPoints pickupPoints;
    private final HouseholdBills bills;

    ProfilePage(Frames frames, Households households, PickupPoints pickupPoints, HouseholdBills bills) {
        this.frames = frames;
        this.households = households;
        this.pickupPoints = pickupPoints;
        this.bills = bills;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance profile(
                Frame frame, @Nullable Household home, List<PickupPoint> pickupPoints, BillsDue due);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> profile() {
        return frames.frame().chain(frame -> frames.resident().chain(resident -> page(frame, resident)));
    }

    private Uni<TemplateInstance> page(Frame frame, Optional<ResidentActor> resident) {
        if (resident.isEmpty()) {
            return Uni.createFrom().item(() -> frame.show(Templates.profile(frame, null, List.of(), BillsDue.NONE)));
        }
        var actor = resident.get();
        return households.get(actor.companyId(), actor.householdId()).chain(home -> pickupPoints
                .ofCommunity(actor.communityId())
                .chain(points -> bills.due().map(due -> frame.show(Templates.profile(frame, home, points, due)))));
    }
}
