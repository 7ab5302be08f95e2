package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.draft.Draft;
import io.linli.web.page.Frame;

/**
 * A form of a listing with what surrounds it.
 *
 * @param draft what was kept of it; null before
 * @param offerId what is in the shop under its number; null for nothing
 * @param categories to choose from
 * @param differences what publishing would change
 */
@TemplateData
public record WrittenView(
        WrittenForm form,
        @Nullable Draft draft,
        @Nullable UUID offerId,
        List<CategoryNode> categories,
        List<DraftDifference> differences,
        UUID key) {

    /** Whether the category that is chosen is none of those to choose from. */
    public boolean otherCategory() {
        var chosen = Optional.ofNullable(form.category).orElse("");
        return !chosen.isEmpty()
                && categories.stream().noneMatch(node -> node.path().equals(chosen));
    }

    /** The number stands already: it is the listing's own. */
    public boolean numbered() {
        return draft != null || offerId != null;
    }

    public boolean stale() {
        return draft != null && draft.stale();
    }

    /** Code of why it was not published when it should have been; null where it was not. */
    public @Nullable String failure() {
        return draft == null ? null : draft.failure().orElse(null);
    }

    public @Nullable Instant publishAt() {
        return draft == null ? null : draft.publishAt().orElse(null);
    }

    /** What is missing or wrong about a field, by the name of its column; null for nothing. */
    public @Nullable String error(Frame frame, String field) {
        var code = form.problem(field);
        return code == null ? null : frame.written(code);
    }

    public boolean isCategory(String path) {
        return path.equals(form.category);
    }
}
