package io.linli.search.index;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

import io.linli.catalog.offer.OfferListing;
import io.linli.search.engine.Engine;
import io.linli.search.meaning.Meanings;

/** Many documents in one request: withdrawn offers are deleted, the others written, each with its version. */
final class BulkWrite {

    /** Where the documents of one request went. */
    enum Outcome {
        WRITTEN,
        /** The alias does not exist, so nothing was written. */
        NO_TARGET
    }

    private static final Logger LOG = Logger.getLogger(BulkWrite.class);
    private static final int BYTES_PER_OFFER = 4_096;

    /** Without the alias an index of that very name would come to be. Only what went wrong is worth an answer. */
    private static final Map<String, String> PARAMETERS =
            Map.of("require_alias", "true", "filter_path", "errors,items.*.error.type,items.*.error.reason");

    /** A newer version is there already: what was to be written is old. */
    private static final String OUTDATED = "version_conflict_engine_exception";

    private static final String NO_ALIAS = "index_not_found_exception";

    /** The document itself is at fault: sending it again would not help, and must not hold up the others. */
    private static final Set<String> HOPELESS = Set.of(
            "document_parsing_exception",
            "mapper_parsing_exception",
            "strict_dynamic_mapping_exception",
            "illegal_argument_exception");

    private final byte[] lines;

    private BulkWrite(byte[] lines) {
        this.lines = lines;
    }

    static BulkWrite of(List<OfferListing> offers, Meanings.Known known, ObjectMapper mapper) {
        var bytes = new ByteArrayOutputStream(offers.size() * BYTES_PER_OFFER);
        try (var json = mapper.getFactory().createGenerator(bytes)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (var offer : offers) {
                writeAction(json, offer);
                if (!offer.withdrawn()) {
                    OfferDocument.write(json, offer, known.of(offer));
                }
            }
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new BulkWrite(bytes.toByteArray());
    }

    private static void writeAction(JsonGenerator json, OfferListing offer) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart(offer.withdrawn() ? "delete" : "index");
        json.writeStringField("_id", offer.offerId().toString());
        json.writeNumberField("version", offer.version());
        json.writeStringField("version_type", "external_gte");
        json.writeEndObject();
        json.writeEndObject();
    }

    byte[] lines() {
        return lines;
    }

    /** Fails when something could not be written now and should be tried again. */
    Uni<Outcome> sendTo(String alias, Engine engine, ObjectMapper mapper) {
        return engine.sendLines("/" + alias + "/_bulk", PARAMETERS, lines).map(answer -> outcome(answer, mapper));
    }

    static Outcome outcome(byte[] answer, ObjectMapper mapper) {
        var outcome = Outcome.WRITTEN;
        for (var error : read(answer, mapper).findValues("error")) {
            var type = error.path("type").asText();
            if (type.equals(NO_ALIAS)) {
                outcome = Outcome.NO_TARGET;
            } else if (HOPELESS.contains(type)) {
                LOG.errorf(
                        "a document was refused by the index: %s",
                        error.path("reason").asText());
            } else if (!type.equals(OUTDATED)) {
                throw new IllegalStateException("the index cannot take documents now: " + error);
            }
        }
        return outcome;
    }

    private static JsonNode read(byte[] answer, ObjectMapper mapper) {
        try {
            return mapper.readTree(answer);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
