package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.draft.Draft;
import io.linli.catalog.draft.Drafts;
import io.linli.catalog.draft.PublishDraft;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.listing.Listings;
import io.linli.web.page.Frame;

/** What the forms of listings are shown with. */
@ApplicationScoped
class DraftDesk {

    private static final int MOST_FOUND = 40;

    private final Drafts drafts;
    private final PublishDraft publishing;
    private final Listings listings;
    private final Categories categories;

    DraftDesk(Drafts drafts, PublishDraft publishing, Listings listings, Categories categories) {
        this.drafts = drafts;
        this.publishing = publishing;
        this.listings = listings;
        this.categories = categories;
    }

    /** As it was kept. */
    Uni<WrittenView> kept(Frame frame, UUID supplierId, Draft draft) {
        return view(
                frame, supplierId, WrittenForm.of(draft), draft, draft.offerId().orElse(null));
    }

    /** As it is typed, kept or not. */
    Uni<WrittenView> typed(Frame frame, UUID supplierId, WrittenForm form) {
        return drafts.find(supplierId, form.number()).chain(draft -> listings.idsOf(supplierId, List.of(form.number()))
                .chain(ids -> view(frame, supplierId, form, draft.orElse(null), ids.get(form.number()))));
    }

    private Uni<WrittenView> view(
            Frame frame, UUID supplierId, WrittenForm form, @Nullable Draft draft, @Nullable UUID offerId) {
        return choice(form).chain(found -> differences(frame, supplierId, draft)
                .map(differences -> new WrittenView(form, draft, offerId, found, differences, Ids.next())));
    }

    private Uni<List<CategoryNode>> choice(WrittenForm form) {
        var words = Optional.ofNullable(form.find).map(String::strip).orElse("");
        return words.isEmpty() ? beside(form) : categories.find(words, MOST_FOUND);
    }

    private Uni<List<CategoryNode>> beside(WrittenForm form) {
        var chosen = Optional.ofNullable(form.category).orElse("");
        return categories
                .byPath(chosen)
                .chain(node ->
                        node.isPresent() ? categories.beside(List.of(node.get().id())) : categories.roots());
    }

    private Uni<List<DraftDifference>> differences(Frame frame, UUID supplierId, @Nullable Draft draft) {
        if (draft == null) {
            return Uni.createFrom().item(List.of());
        }
        return publishing
                .differences(supplierId, draft.supplierSku())
                .map(json -> json.map(one -> DraftDifference.of(frame, one)).orElse(List.of()));
    }
}
