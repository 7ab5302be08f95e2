package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.search.synonym.KeepSynonyms;
import io.linli.search.synonym.SynonymSet;
import io.linli.web.page.Form;
import io.linli.web.page.FormKey;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The operator keeps the words that mean the same. */
@Path("/operator/synonyms")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class SynonymPages {

    private static final String LIST = "/operator/synonyms";
    private static final Pattern COMMAS = Pattern.compile("[,，、;；\\n]");

    private final Frames frames;
    private final KeepSynonyms synonyms;

    SynonymPages(Frames frames, KeepSynonyms synonyms) {
        this.frames = frames;
        this.synonyms = synonyms;
    }

    /** A set as it is edited. */
    public record Row(UUID id, String words, long version) {

        static Row of(SynonymSet set) {
            return new Row(set.id(), String.join(", ", set.words()), set.version());
        }
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param typed words that were refused, to be mended */
        static native TemplateInstance synonyms(Frame frame, List<Row> rows, String find, String typed, UUID key);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("find") @DefaultValue("") String find) {
        return frames.frame().chain(frame -> synonyms.list().map(all -> page(frame, rows(all, find), find, "")));
    }

    @POST
    @Form
    public Uni<Response> add(@FormParam("words") @DefaultValue("") String words, @FormParam("key") UUID key) {
        return Uni.createFrom()
                .deferred(() -> synonyms.add(FormKey.id(key, "add synonyms"), split(words)))
                .map(SynonymPages::done)
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> frames.frame()
                        .chain(frame -> synonyms.list().map(all -> refused(frame, refusal, rows(all, ""), words))));
    }

    @POST
    @Path("{id}")
    @Form
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @FormParam("words") @DefaultValue("") String words,
            @FormParam("version") @DefaultValue("0") long version) {
        return Uni.createFrom()
                .deferred(() -> synonyms.change(id, split(words), version))
                .map(SynonymPages::done)
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> frames.frame().chain(frame -> synonyms.list()
                        .map(all -> refused(frame, refusal, typed(all, id, words), ""))));
    }

    @POST
    @Path("{id}/removals")
    @Form
    public Uni<Response> remove(@PathParam("id") UUID id) {
        return Replies.orBack(synonyms.remove(id).map(gone -> Replies.done(LIST, "synonyms-removed")), LIST);
    }

    private static Response done(SynonymSet set) {
        var first = URLEncoder.encode(set.words().get(0), StandardCharsets.UTF_8);
        return Replies.done(LIST + "?find=" + first, "synonyms-kept");
    }

    /** What was typed stands there still, to be mended. */
    private static Response refused(Frame frame, Throwable refusal, List<Row> rows, String typed) {
        var told = frame.refusing(((Refusal) refusal).code());
        return Response.ok(page(told, rows, "", typed)).build();
    }

    private static TemplateInstance page(Frame frame, List<Row> rows, String find, String typed) {
        return frame.show(Templates.synonyms(frame, rows, find, typed, Ids.next()));
    }

    /** The one set, with its words as they were typed; saved again, it is in the place of what is there now. */
    private static List<Row> typed(List<SynonymSet> all, UUID id, String words) {
        return all.stream()
                .filter(set -> set.id().equals(id))
                .map(set -> new Row(id, words, set.version()))
                .toList();
    }

    private static List<Row> rows(List<SynonymSet> all, String find) {
        var wanted = find.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(set -> set.words().stream()
                        .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted)))
                .map(Row::of)
                .toList();
    }

    private static List<String> split(String words) {
        return COMMAS.splitAsStream(words)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
