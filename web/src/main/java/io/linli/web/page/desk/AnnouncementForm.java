package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.announcement.PostRequest;
import io.linli.marketplace.announcement.Poster;
import io.linli.web.page.FormKey;

/** An announcement as it is typed. Shown again as it was typed when it is refused. */
@TemplateData
public class AnnouncementForm {

    @RestForm
    public @Nullable UUID key;

    @RestForm
    public @Nullable UUID campaign;

    @RestForm
    public @Nullable String text;

    /** What the form holds before anybody typed. */
    static AnnouncementForm fresh() {
        var form = new AnnouncementForm();
        form.key = Ids.next();
        return form;
    }

    /** For the page. */
    public String typed() {
        return text == null ? "" : text;
    }

    /** Lines that were typed become one. Refuses with: {@code form-expired}, {@code campaign-not-found}. */
    Uni<PostRequest> by(Poster poster) {
        return Uni.createFrom()
                .item(() -> Optional.ofNullable(campaign).orElseThrow(() -> Refusal.notFound("campaign")))
                .map(told -> new PostRequest(
                        FormKey.id(key, "announce", told), poster, told, typed().replaceAll("\\R+", " ")));
    }
}
