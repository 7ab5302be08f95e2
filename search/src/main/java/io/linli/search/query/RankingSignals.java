package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Where {@link Signals} come from. Asked with every search: an answer may be a minute old. */
public interface RankingSignals {

    Uni<Signals> of(UUID communityId);
}
