-- Pictures that stand at addresses in suppliers' feeds, fetched in the background. The newest address of a SKU; another one begins anew.
-- next_at: when it is fetched, or, while it is, until when nobody else does; null: it was fetched, or given up. failure: why the last time
-- failed.
CREATE TABLE catalog.picture_fetch (
    sku_id   uuid PRIMARY KEY REFERENCES catalog.sku,
    address  text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_at  timestamptz,
    failure  text,
    sha256   text REFERENCES catalog.picture,
    CHECK (sha256 IS NULL OR failure IS NULL AND next_at IS NULL)
);
CREATE INDEX ON catalog.picture_fetch (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ON catalog.picture_fetch (sha256) WHERE sha256 IS NOT NULL;
