-- What goods of a category, and of those below it, are described by. choices: [{"en", "zh", "spellings": []}]; spellings: how feeds call it
-- beside its key and its names. A removed one can be put back.
CREATE TABLE catalog.attribute (
    category_id uuid NOT NULL REFERENCES catalog.category,
    key         text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
    name_en     text NOT NULL CHECK (char_length(name_en) BETWEEN 1 AND 60),
    name_zh     text NOT NULL CHECK (char_length(name_zh) BETWEEN 1 AND 60),
    type        text NOT NULL CHECK (type IN ('TEXT', 'NUMBER', 'BOOLEAN', 'CHOICE')),
    unit        text,
    choices     jsonb NOT NULL CHECK (jsonb_typeof(choices) = 'array'),
    spellings   jsonb NOT NULL CHECK (jsonb_typeof(spellings) = 'array'),
    tells_apart boolean NOT NULL,
    wanted      boolean NOT NULL,
    place       smallint NOT NULL CHECK (place BETWEEN 0 AND 999),
    kept_by     text NOT NULL,
    kept_at     timestamptz NOT NULL DEFAULT now(),
    removed_at  timestamptz,
    PRIMARY KEY (category_id, key),
    CHECK (unit IS NULL OR type = 'NUMBER'),
    CHECK ((type = 'CHOICE') = (choices <> '[]'))
);

-- Small letters and digits of everything it may be called: within a category a name means one attribute. Those of a removed one are free.
CREATE TABLE catalog.attribute_spelling (
    category_id uuid NOT NULL,
    spelling    text NOT NULL CHECK (spelling <> ''),
    key         text NOT NULL,
    PRIMARY KEY (category_id, spelling),
    FOREIGN KEY (category_id, key) REFERENCES catalog.attribute
);
CREATE INDEX ON catalog.attribute_spelling (category_id, key);
