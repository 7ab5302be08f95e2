-- Where a supplier's feed is fetched from by itself, and how the last time went. A fetch is begun by moving next_at, so that only one
-- instance does it; one that a crash ended is begun again then.
CREATE TABLE catalog.feed_origin (
    supplier_id uuid PRIMARY KEY REFERENCES catalog.supplier,
    address     text NOT NULL,
    every_hours integer NOT NULL CHECK (every_hours BETWEEN 1 AND 168),
    review      boolean NOT NULL,
    full_feed   boolean NOT NULL,
    next_at     timestamptz NOT NULL,
    fetched_at  timestamptz,
    run_id      uuid,
    failure     text
);
CREATE INDEX ON catalog.feed_origin (next_at);
