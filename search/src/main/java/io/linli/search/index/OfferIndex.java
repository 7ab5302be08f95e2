package io.linli.search.index;

import co.elastic.clients.elasticsearch.indices.GetAliasResponse;
import co.elastic.clients.elasticsearch.indices.UpdateAliasesRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

import io.linli.catalog.offer.OfferListing;
import io.linli.search.engine.Engine;
import io.linli.search.engine.EngineFailure;
import io.linli.search.engine.SearchSettings;
import io.linli.search.index.BulkWrite.Outcome;
import io.linli.search.meaning.Meanings;

/** The index itself: made, written, refreshed, swapped for another. */
@ApplicationScoped
class OfferIndex {

    private static final Logger LOG = Logger.getLogger(OfferIndex.class);
    private static final String DEFINITION = "offers.json";

    private final Engine engine;
    private final IndexNames names;
    private final SearchSettings settings;
    private final ObjectMapper mapper;
    private final AtomicBoolean living = new AtomicBoolean();

    OfferIndex(Engine engine, IndexNames names, SearchSettings settings, ObjectMapper mapper) {
        this.engine = engine;
        this.names = names;
        this.settings = settings;
        this.mapper = mapper;
    }

    /** Makes the index at the first start. If Elasticsearch is away, the first change makes it later. */
    void start(@Observes StartupEvent event) {
        ensure().subscribe()
                .with(
                        nothing -> {},
                        failure -> LOG.warnf("the search index is out of reach: %s", failure.getMessage()));
    }

    /** Makes the living index where there is none. Asks the server until it was seen once. */
    Uni<Void> ensure() {
        if (living.get()) {
            return Uni.createFrom().voidItem();
        }
        return withAlias(names.alias())
                .chain(found ->
                        found.isEmpty() ? createLiving() : Uni.createFrom().voidItem())
                .invoke(() -> living.set(true));
    }

    /** Writes offers to the living index, withdrawn ones out of it. Fails when that should be tried again. */
    Uni<Void> write(BulkWrite documents) {
        return documents
                .sendTo(names.alias(), engine, mapper)
                .invoke(this::requireLiving)
                .replaceWithVoid();
    }

    private void requireLiving(Outcome outcome) {
        if (outcome == Outcome.NO_TARGET) {
            living.set(false);
            throw new IllegalStateException("the living index is gone; it will be made anew");
        }
    }

    /** Writes to an index while it is being filled; before and after that, nothing is written. */
    Uni<Void> writeFilling(String index, BulkWrite documents) {
        return documents.sendTo(IndexNames.filling(index), engine, mapper).replaceWithVoid();
    }

    BulkWrite bulk(List<OfferListing> offers, Meanings.Known known) {
        return BulkWrite.of(offers, known, mapper);
    }

    /** Everything written before can be found afterwards. */
    Uni<Void> refresh() {
        return refresh(names.alias());
    }

    private Uni<Void> refresh(String target) {
        return engine.ask(client -> client.indices().refresh(request -> request.index(target)))
                .replaceWithVoid();
    }

    /** Makes an empty index to be filled, unless it is there; removes what rebuilds that were given up left behind. */
    Uni<Void> startFilling(String index) {
        var alias = IndexNames.filling(index);
        return removeLeftovers(index)
                .chain(() -> withAlias(alias))
                .chain(found -> found.isEmpty()
                        ? create(index, alias)
                        : Uni.createFrom().voidItem());
    }

    /** Puts a filled index in the place of the living one, in one step, and removes the old. */
    Uni<Void> finishFilling(String index) {
        return refresh(index)
                .chain(() -> withAlias(names.alias()))
                .chain(olds -> engine.ask(client -> client.indices().updateAliases(swap(index, olds))))
                .chain(() -> removeLeftovers(index));
    }

    private UpdateAliasesRequest swap(String index, List<String> olds) {
        var swap = new UpdateAliasesRequest.Builder()
                .actions(action ->
                        action.add(add -> add.index(index).alias(names.alias()).isWriteIndex(true)))
                .actions(action -> action.remove(remove ->
                        remove.index(index).alias(IndexNames.filling(index)).mustExist(false)));
        olds.stream()
                .filter(old -> !old.equals(index))
                .forEach(old -> swap.actions(
                        action -> action.remove(remove -> remove.index(old).alias(names.alias()))));
        return swap.build();
    }

    /** Only one index of several made at the same moment can become the alias's write index: the others are refused. */
    private Uni<Void> createLiving() {
        return create(names.fresh(), names.alias())
                .onFailure(EngineFailure.class)
                .recoverWithUni(failure -> withAlias(names.alias()).map(found -> {
                    if (found.isEmpty()) {
                        throw (EngineFailure) failure;
                    }
                    return null;
                }));
    }

    private Uni<Void> create(String index, String alias) {
        var definition = definition();
        ((ObjectNode) definition.get("settings")).put("number_of_replicas", settings.replicas());
        return engine.ask(client -> client.indices()
                        .create(request -> request.withJson(new StringReader(definition.toString()))
                                .index(index)
                                .aliases(alias, living -> living.isWriteIndex(true))))
                .invoke(() -> LOG.infof("index %s made", index))
                .replaceWithVoid();
    }

    private JsonNode definition() {
        try (var in = OfferIndex.class.getResourceAsStream(DEFINITION)) {
            return mapper.readTree(in);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Deletes our indexes but the living one and one more. */
    private Uni<Void> removeLeftovers(String kept) {
        return withAlias(names.alias())
                .chain(living -> indexes().map(all -> without(all, living, kept)))
                .onItem()
                .transformToMulti(leftovers -> Multi.createFrom().iterable(leftovers))
                .onItem()
                .transformToUniAndConcatenate(
                        index -> engine.ask(client -> client.indices().delete(request -> request.index(index))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<String> without(List<String> all, List<String> living, String kept) {
        return all.stream()
                .filter(index -> !living.contains(index) && !index.equals(kept))
                .toList();
    }

    private Uni<List<String>> indexes() {
        return found(engine.ask(client -> client.indices().getAlias(request -> request.index(names.alias() + "-*"))));
    }

    /** The indexes that have an alias; none when it does not exist. */
    private Uni<List<String>> withAlias(String alias) {
        return found(engine.ask(client -> client.indices().getAlias(request -> request.name(alias))));
    }

    private static Uni<List<String>> found(Uni<GetAliasResponse> answer) {
        return answer.map(indexes -> List.copyOf(indexes.result().keySet()))
                .onFailure(failure -> failure instanceof EngineFailure refused && refused.isNotFound())
                .recoverWithItem(List.of());
    }
}
