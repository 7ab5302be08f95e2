-- Brands. Each spelling that anybody writes belongs to one; what nobody has written before makes a brand of that name.
CREATE TABLE catalog.brand (
    id       uuid PRIMARY KEY,
    name_en  text NOT NULL CHECK (name_en <> ''),
    name_zh  text NOT NULL CHECK (name_zh <> ''),
    named_by text, -- null: called as it was spelled first
    made_at  timestamptz NOT NULL DEFAULT now()
);

-- key: catalog.brand_key of the spelling. It stays with its brand, whatever that is joined into. decided_by: null for a feed or a draft
-- that wrote it first.
CREATE TABLE catalog.brand_spelling (
    key        text PRIMARY KEY CHECK (key <> ''),
    spelling   text NOT NULL,
    brand_id   uuid NOT NULL REFERENCES catalog.brand,
    decided_by text,
    decided_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON catalog.brand_spelling (brand_id);

-- Brands that are part of others, and those others. into_id: null for one that others are part of only; shown_id: what all of them are
-- shown as. The last key says that a brand is shown as that which it is part of, one step below it: so there are no circles.
CREATE TABLE catalog.brand_join (
    brand_id    uuid PRIMARY KEY REFERENCES catalog.brand,
    into_id     uuid,
    shown_id    uuid NOT NULL,
    depth       smallint NOT NULL CHECK (depth BETWEEN 0 AND 1000),
    depth_above smallint GENERATED ALWAYS AS (CASE WHEN depth > 0 THEN depth - 1 END) STORED,
    joined_by   text,
    joined_at   timestamptz,
    CHECK ((into_id IS NULL) = (depth = 0) AND (into_id IS NULL) = (shown_id = brand_id)),
    CHECK ((into_id IS NULL) = (joined_by IS NULL) AND (into_id IS NULL) = (joined_at IS NULL)),
    UNIQUE (brand_id, shown_id, depth),
    FOREIGN KEY (into_id, shown_id, depth_above) REFERENCES catalog.brand_join (brand_id, shown_id, depth)
);
CREATE INDEX ON catalog.brand_join (shown_id);
CREATE INDEX ON catalog.brand_join (into_id);

-- Two brands that a person says are not the same, however alike they look.
CREATE TABLE catalog.brand_difference (
    brand_id   uuid NOT NULL REFERENCES catalog.brand,
    other_id   uuid NOT NULL REFERENCES catalog.brand,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, other_id),
    CHECK (brand_id < other_id)
);

-- What a brand is shown as: itself, or that which it is part of.
CREATE FUNCTION catalog.shown_brand(brand uuid) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT j.shown_id FROM catalog.brand_join j WHERE j.brand_id = brand), brand)
$$;
