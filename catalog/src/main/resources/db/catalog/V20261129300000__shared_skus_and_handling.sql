-- Goods that come in several variants; known by what the supplier calls them.
CREATE TABLE catalog.product (
    id          uuid PRIMARY KEY,
    supplier_id uuid NOT NULL REFERENCES catalog.supplier,
    code        text NOT NULL,
    UNIQUE (supplier_id, code)
);

-- keeper_id: whose texts an SKU shows where several suppliers offer it. match_key: names that differ in case and punctuation only
-- are the same.
ALTER TABLE catalog.sku
    ADD product_id uuid REFERENCES catalog.product,
    ADD storage text CHECK (storage IN ('AMBIENT', 'CHILLED', 'FROZEN')),
    ADD shelf_life_days integer CHECK (shelf_life_days BETWEEN 1 AND 3660),
    ADD keeper_id uuid REFERENCES catalog.supplier,
    ADD match_key text NOT NULL
        GENERATED ALWAYS AS (md5(lower(regexp_replace(brand || name, '[[:space:][:punct:]]+', '', 'g')))) STORED;
UPDATE catalog.sku k SET keeper_id =
    (SELECT o.supplier_id FROM catalog.offer o WHERE o.sku_id = k.id ORDER BY o.id LIMIT 1);
CREATE INDEX ON catalog.sku (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX ON catalog.sku (gtin) WHERE gtin IS NOT NULL;
CREATE INDEX ON catalog.sku (match_key);

-- When the supplier brings it: one bit for each day of the week, Monday the lowest. Null: any day.
ALTER TABLE catalog.offer ADD delivery_days smallint CHECK (delivery_days BETWEEN 1 AND 127);

-- The number by which it came to an SKU of another supplier's; null for all others.
ALTER TABLE catalog.offer ADD matched_gtin text;

-- Two SKUs of different suppliers, and whether a person says that they are the same good. moved: the offers that went over to the
-- first with that, to be put back.
CREATE TABLE catalog.sku_match (
    sku_id     uuid NOT NULL REFERENCES catalog.sku,
    other_id   uuid NOT NULL REFERENCES catalog.sku,
    same       boolean NOT NULL,
    moved      uuid[] NOT NULL DEFAULT '{}',
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (sku_id, other_id),
    CHECK (sku_id < other_id)
);
CREATE INDEX ON catalog.sku_match (decided_at);
