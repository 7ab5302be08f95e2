-- Listings that somebody writes by hand: nothing of them is in the shop before they are published.
-- fields: texts by the names of a feed's columns, whatever is missing. based_on: when what is in the shop under that number had been
-- changed last when the draft was begun; null: there was nothing. failure: why it was not published at publish_at.
CREATE TABLE catalog.draft (
    id           uuid PRIMARY KEY,
    supplier_id  uuid NOT NULL REFERENCES catalog.supplier,
    supplier_sku text NOT NULL CHECK (char_length(supplier_sku) BETWEEN 1 AND 100),
    fields       jsonb NOT NULL,
    based_on     timestamptz,
    written_by   text NOT NULL,
    written_at   timestamptz NOT NULL DEFAULT now(),
    publish_at   timestamptz,
    failure      text,
    UNIQUE (supplier_id, supplier_sku)
);
CREATE INDEX ON catalog.draft (publish_at) WHERE publish_at IS NOT NULL;

-- What was published of drafts. before: what was in the shop, null for nothing; published_as: when it was changed by that.
CREATE TABLE catalog.publication (
    request_id   uuid PRIMARY KEY,
    supplier_id  uuid NOT NULL REFERENCES catalog.supplier,
    offer_id     uuid NOT NULL REFERENCES catalog.offer,
    before       jsonb,
    published_as timestamptz NOT NULL,
    published_by text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    undone_at    timestamptz
);
CREATE INDEX ON catalog.publication (offer_id, published_at);
