-- Where the operator puts an offer among what a query finds. query: as it is compared.
CREATE TABLE search.placement (
    id       uuid PRIMARY KEY,
    query    text NOT NULL CHECK (length(query) BETWEEN 1 AND 200),
    offer_id uuid NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('PIN', 'BURY')),
    position smallint NOT NULL CHECK (position BETWEEN 1 AND 10),
    UNIQUE (query, offer_id)
);
