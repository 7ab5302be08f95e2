-- mode REVIEW: nothing is written before somebody says what; choice: what was said.
ALTER TABLE catalog.import_run
    ADD mode      text NOT NULL DEFAULT 'APPLY' CHECK (mode IN ('APPLY', 'REVIEW')),
    ADD choice    text NOT NULL DEFAULT 'WITHOUT_HELD' CHECK (choice IN ('ALL', 'WITHOUT_HELD', 'CHOSEN')),
    ADD reviewed  boolean NOT NULL DEFAULT false, -- somebody has seen its changes and said what goes in
    ADD full_feed boolean NOT NULL DEFAULT false, -- what it does not name is withdrawn
    ADD held      bigint NOT NULL DEFAULT 0, -- changes that wait for a person
    ADD gone      bigint NOT NULL DEFAULT 0, -- offers that it does not name
    DROP CONSTRAINT import_run_state_check,
    ADD CONSTRAINT import_run_state_check
        CHECK (state IN ('STORED', 'RUNNING', 'REVIEW', 'COMPLETED', 'FAILED', 'DISCARDED'));

-- What a run under review would change, and what any run holds for a person. Lines of GONE follow those of the file.
CREATE TABLE catalog.import_change (
    run_id           uuid NOT NULL REFERENCES catalog.import_run ON DELETE CASCADE,
    line             bigint NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('NEW', 'CHANGED', 'GONE')),
    supplier_sku     text NOT NULL,
    offer_id         uuid, -- null for what is new
    held             text, -- why a person must look at it
    decision         text CHECK (decision IN ('CHOSEN', 'APPLIED', 'OVERTAKEN', 'DISCARDED')),
    price_before     bigint,
    price_after      bigint,
    list_price_after bigint,
    fields           jsonb NOT NULL DEFAULT '{}', -- name to [before, after]
    PRIMARY KEY (run_id, line)
);
CREATE INDEX ON catalog.import_change (run_id, kind, line);
CREATE INDEX ON catalog.import_change (run_id, line) WHERE held IS NOT NULL;

-- What a full feed has named so far; emptied when it is done.
CREATE TABLE catalog.import_seen (
    run_id       uuid NOT NULL REFERENCES catalog.import_run ON DELETE CASCADE,
    supplier_sku text NOT NULL,
    PRIMARY KEY (run_id, supplier_sku)
);

-- What an offer cost before and since; run_id: which feed said so, null for a person.
CREATE TABLE catalog.price_change (
    offer_id  uuid NOT NULL REFERENCES catalog.offer,
    old_price bigint NOT NULL,
    new_price bigint NOT NULL,
    run_id    uuid,
    at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON catalog.price_change (offer_id, at);
