package io.linli.web.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes many rows with one statement: they travel as one JSON text. Needs an open transaction. */
@ApplicationScoped
class Rows {

    private static final String ROWS = "rows";

    private final ObjectMapper mapper;

    Rows(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param insert statement with {@code %s} where the rows are, as a function in its FROM
     * @param rows records whose components the statement names in quotes
     */
    Uni<Void> write(String insert, List<? extends Record> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var sql = insert.formatted("jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb))");
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter(ROWS, json(rows))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private String json(List<? extends Record> rows) {
        try {
            return mapper.writeValueAsString(rows);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("rows must be plain values", unwritable);
        }
    }
}
