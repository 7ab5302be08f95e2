-- List prices are changed and put back as prices are.
ALTER TABLE catalog.edited_offer ADD old_list_price bigint, ADD new_list_price bigint;

-- What is to change about an offer at a moment, and with an end is put back then. A null field stays as it is; a list price of 0: none.
-- due_at: what waits for what moment, the beginning or the end; null when it is over. try_at: when it is looked at, later than due_at only
-- where it failed before. old_…: what was so before it began.
CREATE TABLE catalog.scheduled_change (
    id             uuid PRIMARY KEY,
    request_id     uuid NOT NULL,
    supplier_id    uuid NOT NULL REFERENCES catalog.supplier,
    offer_id       uuid NOT NULL REFERENCES catalog.offer,
    at             timestamptz NOT NULL,
    until          timestamptz,
    price          bigint CHECK (price > 0),
    list_price     bigint CHECK (list_price >= 0),
    stock          bigint CHECK (stock >= 0),
    withdrawn      boolean,
    state          text NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'IN_FORCE', 'DONE', 'MISSED', 'REFUSED', 'CANCELLED')),
    code           text,
    old_price      bigint,
    old_list_price bigint,
    old_withdrawn  boolean,
    left_alone     text NOT NULL DEFAULT '',
    edit_id        uuid,
    asked_by       text NOT NULL,
    asked_at       timestamptz NOT NULL DEFAULT now(),
    due_at         timestamptz,
    try_at         timestamptz,
    attempts       integer NOT NULL DEFAULT 0,
    during         tstzrange NOT NULL GENERATED ALWAYS AS
        (tstzrange(at, coalesce(until, at), CASE WHEN until IS NULL THEN '[]' ELSE '[)' END)) STORED,
    UNIQUE (request_id, offer_id),
    CHECK (until > at),
    CHECK (until IS NULL OR stock IS NULL),
    CHECK (price IS NOT NULL OR list_price IS NOT NULL OR stock IS NOT NULL OR withdrawn IS NOT NULL),
    CHECK ((state IN ('PENDING', 'IN_FORCE')) = (due_at IS NOT NULL)),
    CHECK ((due_at IS NULL) = (try_at IS NULL)),
    -- One thing at a time is said about a field of an offer.
    CONSTRAINT scheduled_price_once EXCLUDE USING gist (offer_id WITH =, during WITH &&)
        WHERE (due_at IS NOT NULL AND price IS NOT NULL),
    CONSTRAINT scheduled_list_price_once EXCLUDE USING gist (offer_id WITH =, during WITH &&)
        WHERE (due_at IS NOT NULL AND list_price IS NOT NULL),
    CONSTRAINT scheduled_stock_once EXCLUDE USING gist (offer_id WITH =, during WITH &&)
        WHERE (due_at IS NOT NULL AND stock IS NOT NULL),
    CONSTRAINT scheduled_shelf_once EXCLUDE USING gist (offer_id WITH =, during WITH &&)
        WHERE (due_at IS NOT NULL AND withdrawn IS NOT NULL)
);
CREATE INDEX ON catalog.scheduled_change (try_at) WHERE due_at IS NOT NULL;
CREATE INDEX ON catalog.scheduled_change (offer_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ON catalog.scheduled_change (supplier_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX ON catalog.scheduled_change (supplier_id, id) WHERE due_at IS NULL;
