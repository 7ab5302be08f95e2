-- What suppliers change in their console or by the API, so that it can be put back. Kept as long as imports can be undone.
CREATE TABLE catalog.edit (
    id          uuid PRIMARY KEY,
    supplier_id uuid NOT NULL REFERENCES catalog.supplier,
    made_at     timestamptz NOT NULL DEFAULT now(),
    undone_at   timestamptz
);
CREATE INDEX ON catalog.edit (made_at);
CREATE INDEX ON catalog.edit (supplier_id, made_at);

CREATE TABLE catalog.edited_offer (
    edit_id       uuid NOT NULL REFERENCES catalog.edit ON DELETE CASCADE,
    offer_id      uuid NOT NULL,
    old_price     bigint NOT NULL,
    new_price     bigint NOT NULL,
    old_withdrawn boolean NOT NULL,
    new_withdrawn boolean NOT NULL,
    PRIMARY KEY (edit_id, offer_id)
);
