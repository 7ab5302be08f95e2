package io.linli.web.page.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.LinkedHashMap;
import java.util.List;

import io.linli.catalog.feed.ColumnUses;
import io.linli.catalog.feed.FeedSample;
import io.linli.catalog.kernel.Refusal;

/** What the columns are used for as it is sent, with the beginning of the file they were seen in. */
public class ColumnForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    @FormParam("sample")
    @DefaultValue("")
    String sample = "";

    @FormParam("title")
    List<String> titles = List.of();

    @FormParam("use")
    List<String> uses = List.of();

    static String written(FeedSample sample) {
        try {
            return JSON.writeValueAsString(sample);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written", impossible);
        }
    }

    /** Refuses with: {@code form-expired}. */
    FeedSample sample() {
        try {
            var read = JSON.readValue(sample, FeedSample.class);
            boolean even = read.rows().stream()
                    .allMatch(row -> row.size() == read.titles().size());
            if (even && !read.titles().isEmpty()) {
                return read;
            }
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException damaged) {
            throw expired();
        }
        throw expired();
    }

    /** Refuses with: {@code form-expired}. */
    ColumnUses uses() {
        if (titles.size() != uses.size() || titles.isEmpty()) {
            throw expired();
        }
        var said = new LinkedHashMap<String, String>();
        for (int column = 0; column < titles.size(); column++) {
            said.put(titles.get(column), uses.get(column));
        }
        return new ColumnUses(said);
    }

    private static Refusal expired() {
        return new Refusal(Refusal.Kind.INVALID, "form-expired", "The form does not hold the file's columns.");
    }
}
