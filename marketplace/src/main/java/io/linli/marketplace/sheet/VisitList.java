package io.linli.marketplace.sheet;

import java.util.List;

import io.linli.marketplace.campaign.Campaign;

/** Who is visited when (上门单), building by building, by time within each. */
public record VisitList(Campaign campaign, List<VisitRow> rows) {

    public VisitList {
        rows = List.copyOf(rows);
    }
}
