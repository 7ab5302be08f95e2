package io.linli.catalog.feed;

import java.util.Optional;
import java.util.UUID;

/**
 * A run that this instance works on until it is done or its lease ends.
 *
 * @param supplierCode whose file it is; empty for a platform operator's
 * @param attempt how often it was begun, this time included; tells this claim from a later one
 * @param read rows that earlier attempts applied
 * @param rejected rows among them that were rejected
 * @param warned rows among them of which something was left out
 * @param uses of the file's columns, as the supplier had said them when it came
 */
record ClaimedRun(
        UUID id,
        Optional<UUID> supplierId,
        Optional<String> supplierCode,
        int attempt,
        long read,
        long rejected,
        long warned,
        FeedFormat format,
        FeedTerms terms,
        FeedChoice choice,
        boolean reviewed,
        ColumnUses uses) {

    static ClaimedRun of(Object[] columns) {
        return new ClaimedRun(
                (UUID) columns[0],
                Optional.ofNullable((UUID) columns[1]),
                Optional.ofNullable((String) columns[2]),
                (Integer) columns[3],
                (Long) columns[4],
                (Long) columns[5],
                (Long) columns[6],
                FeedFormat.valueOf((String) columns[7]),
                new FeedTerms("REVIEW".equals(columns[8]), (Boolean) columns[9]),
                FeedChoice.valueOf((String) columns[10]),
                (Boolean) columns[11],
                ColumnUsesJson.read((String) columns[12]));
    }
}
