-- Pictures of goods, drawn anew from what was sent or fetched, each once. sha256: of its largest content. kept_at: when it came last; what
-- nobody uses is forgotten some time after.
CREATE TABLE catalog.picture (
    sha256  text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    width   integer NOT NULL CHECK (width > 0),
    height  integer NOT NULL CHECK (height > 0),
    kept_at timestamptz NOT NULL
);
CREATE INDEX ON catalog.picture (kept_at);

-- longest_side: the size's, also where the picture itself is smaller. JPEG has nothing left to compress.
CREATE TABLE catalog.picture_content (
    sha256       text NOT NULL REFERENCES catalog.picture ON DELETE CASCADE,
    longest_side smallint NOT NULL CHECK (longest_side IN (160, 480, 1280)),
    content      bytea NOT NULL CHECK (length(content) <= 4194304),
    PRIMARY KEY (sha256, longest_side)
);
ALTER TABLE catalog.picture_content ALTER COLUMN content SET STORAGE EXTERNAL;

-- The pictures that a supplier uploaded of an offer, in their order; the first stands for the offer. A removed one has no place, and can be
-- put back for some days.
CREATE TABLE catalog.offer_picture (
    id         uuid PRIMARY KEY,
    offer_id   uuid NOT NULL REFERENCES catalog.offer,
    sha256     text NOT NULL REFERENCES catalog.picture,
    place      smallint CHECK (place BETWEEN 1 AND 8),
    removed_at timestamptz,
    CHECK ((place IS NULL) = (removed_at IS NOT NULL)),
    UNIQUE (offer_id, sha256),
    UNIQUE (offer_id, place) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON catalog.offer_picture (sha256);
CREATE INDEX ON catalog.offer_picture (removed_at) WHERE removed_at IS NOT NULL;

-- The first of those, so that lists of offers need not look.
ALTER TABLE catalog.offer ADD COLUMN picture text;
