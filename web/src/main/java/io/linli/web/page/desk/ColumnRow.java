package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;

import io.linli.catalog.feed.ColumnUses;
import io.linli.catalog.feed.FeedSample;

/**
 * One column of a supplier's file in the form that says what it is used for.
 *
 * @param examples of what stands in it, shortened
 */
@TemplateData
public record ColumnRow(String title, List<String> examples, String use) {

    private static final int MOST_EXAMPLES = 3;
    private static final int LONGEST = 60;

    static List<ColumnRow> of(FeedSample sample, ColumnUses uses) {
        var rows = new ArrayList<ColumnRow>();
        for (int position = 0; position < sample.titles().size(); position++) {
            var title = sample.titles().get(position);
            rows.add(new ColumnRow(
                    title, examples(sample, position), uses.of(title).orElse(ColumnUses.IGNORED)));
        }
        return rows;
    }

    public List<String> choices() {
        return ColumnUses.choices();
    }

    private static List<String> examples(FeedSample sample, int position) {
        return sample.rows().stream()
                .map(row -> row.get(position).strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MOST_EXAMPLES)
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
                .toList();
    }
}
