package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.Cart;
import io.linli.marketplace.order.CartLine;
import io.linli.web.page.Frame;

/** Lines of a cart with their pictures, and where they will be brought. */
@ApplicationScoped
public class CartRows {

    private final Categories categories;
    private final Households households;

    CartRows(Categories categories, Households households) {
        this.categories = categories;
        this.households = households;
    }

    Uni<List<CartRow>> of(Frame frame, Cart cart) {
        var ids = cart.lines().stream()
                .flatMap(line -> line.category().stream())
                .distinct()
                .toList();
        return categories.ancestries(ids).map(paths -> cart.lines().stream()
                .map(line -> row(frame, line, paths))
                .toList());
    }

    /** Building, entrance and unit, as on the doors. */
    Uni<String> address(Resident resident) {
        return households
                .get(resident.companyId(), resident.householdId())
                .map(home -> String.join(" · ", home.building(), home.entrance(), home.unit()));
    }

    private static CartRow row(Frame frame, CartLine line, Map<UUID, List<CategoryNode>> paths) {
        return new CartRow(
                line,
                frame.picture(line.imageUrl(), line.category().map(paths::get).orElse(List.of())),
                line.obstacle().map(obstacle -> frame.refusal(obstacle.code())).orElse(""));
    }
}
