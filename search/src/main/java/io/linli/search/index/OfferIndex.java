package io.linli.search.index;

import co.elastic.clients.elasticsearch.indices.GetAliasResponse;
import co.elastic.clients.elasticsearch.indices.UpdateAliasesRequest;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
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

    private final Engine engine;
    private final IndexNames names;
    private final SearchSettings settings;
    private final ObjectMapper mapper;
    private final IndexDefinition definition;
    private final AtomicBoolean living = new AtomicBoolean();

    OfferIndex(Engine engine, IndexNames names, SearchSettings settings, ObjectMapper mapper) {
        this.engine = engine;
        this.names = names;
        this.settings = settings;
        this.mapper = mapper;
        this.definition = IndexDefinition.read(mapper);
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

    /** Whether the living index was made by another definition than this version's. */
    Uni<Boolean> isOutdated() {
        return engine.ask(client -> client.indices().getMapping(request -> request.index(names.alias())))
                .map(answer -> answer.result().values().stream()
                        .anyMatch(found -> !isCurrent(found.mappings().meta())));
    }

    private boolean isCurrent(Map<String, JsonData> meta) {
        var made = meta.get(IndexDefinition.META);
        return made != null && definition.version().equals(made.to(String.class));
    }

    /** Adds to the living index what it lacks; what cannot be added the rebuild brings. */
    Uni<Void> addFields() {
        return engine.ask(client -> client.indices().putMapping(request -> request.withJson(definition.additions())
                        .index(names.alias())))
                .replaceWithVoid()
                .onFailure(EngineFailure.class)
                .invoke(failure -> LOG.warnf("fields cannot be added: %s", failure.getMessage()))
                .onFailure(EngineFailure.class)
                .recoverWithNull();
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
        return engine.ask(client -> client.indices()
                        .create(request -> request.withJson(definition.whole(settings.replicas()))
                                .index(index)
                                .aliases(alias, living -> living.isWriteIndex(true))))
                .invoke(() -> LOG.infof("index %s made", index))
                .replaceWithVoid();
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
