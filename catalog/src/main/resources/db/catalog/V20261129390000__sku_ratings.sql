-- What residents' reviews of a good come to, as the marketplace tells it: kept here so that offers are shown, found and sorted by it.
-- No row: nobody said anything.
CREATE TABLE catalog.sku_rating (
    sku_id  uuid PRIMARY KEY REFERENCES catalog.sku ON DELETE CASCADE,
    reviews bigint NOT NULL CHECK (reviews >= 0),
    mean    double precision NOT NULL CHECK (mean BETWEEN 0 AND 5), -- of what was said; 0 where nothing was
    score   double precision NOT NULL CHECK (score BETWEEN 1 AND 5) -- what goods are ordered by
);
