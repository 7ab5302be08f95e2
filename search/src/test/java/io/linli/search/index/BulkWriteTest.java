package io.linli.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import io.linli.search.index.BulkWrite.Outcome;

class BulkWriteTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void an_offer_is_written_with_its_version_and_a_withdrawn_one_deleted_with_its_own() throws IOException {
        var write = BulkWrite.of(List.of(Listings.rice(), Listings.withdrawnRice(8)), Listings.NOTHING_LEARNT, MAPPER);

        var lines = new String(write.lines(), StandardCharsets.UTF_8).split("\n");
        assertThat(lines).hasSize(3);
        assertThat(MAPPER.readTree(lines[0]))
                .isEqualTo(MAPPER.readTree(
                        """
                                {"index": {"_id": "%s", "version": 7, "version_type": "external_gte"}}"""
                                .formatted(Listings.OFFER)));
        assertThat(MAPPER.readTree(lines[1]).path("price").asLong()).isEqualTo(5_990);
        assertThat(MAPPER.readTree(lines[2]))
                .isEqualTo(MAPPER.readTree(
                        """
                                {"delete": {"_id": "%s", "version": 8, "version_type": "external_gte"}}"""
                                .formatted(Listings.OFFER)));
    }

    @Test
    void a_newer_version_in_the_index_is_no_failure() {
        assertThat(outcome("version_conflict_engine_exception")).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void a_document_at_fault_does_not_hold_up_the_others() {
        assertThat(outcome("document_parsing_exception")).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void a_missing_alias_is_told() {
        assertThat(outcome("index_not_found_exception")).isEqualTo(Outcome.NO_TARGET);
    }

    @Test
    void a_server_that_cannot_take_more_now_is_a_failure_to_be_retried() {
        assertThatThrownBy(() -> outcome("es_rejected_execution_exception")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outcome("cluster_block_exception")).isInstanceOf(IllegalStateException.class);
    }

    private static Outcome outcome(String errorType) {
        var answer =
                """
                {"errors": true, "items": [{}, {"index": {"error": {"type": "%s", "reason": "because"}}}]}"""
                        .formatted(errorType);
        return BulkWrite.outcome(answer.getBytes(StandardCharsets.UTF_8), MAPPER);
    }
}
