-- How an offer was before a run changed it. version: of the offer behind the run; another one now means that it changed since.
CREATE TABLE catalog.import_image (
    run_id   uuid NOT NULL REFERENCES catalog.import_run ON DELETE CASCADE,
    offer_id uuid NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('NEW', 'CHANGED', 'GONE')),
    version  bigint NOT NULL,
    before   jsonb NOT NULL DEFAULT '{}', -- of CHANGED: the SKU, the price and the list price
    outcome  text CHECK (outcome IN ('UNDONE', 'CHANGED_SINCE')),
    PRIMARY KEY (run_id, offer_id)
);

ALTER TABLE catalog.import_run ADD undoable boolean NOT NULL DEFAULT false; -- its images are kept
CREATE INDEX ON catalog.import_run (finished_at) WHERE undoable;
