package io.linli.catalog.feed;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** All batches of an import run are applied; published after the last {@code OffersChanged} of the run. */
public record ImportRunFinished(UUID runId) implements DomainEvent {}
