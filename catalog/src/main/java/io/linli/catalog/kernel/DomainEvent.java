package io.linli.catalog.kernel;

/**
 * Something that happened and that other features may act on. Implementations are records of ids and plain values (they
 * are stored as JSON), beside the feature that emits them.
 */
public interface DomainEvent {}
