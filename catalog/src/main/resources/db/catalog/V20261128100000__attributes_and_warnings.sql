-- What suppliers say of a good beside the named columns: names to text, number or boolean.
ALTER TABLE catalog.sku ADD attributes jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attributes) = 'object');

-- Who else sells the same article.
CREATE INDEX ON catalog.sku (gtin) WHERE gtin IS NOT NULL;

ALTER TABLE catalog.import_run
    ADD format text NOT NULL DEFAULT 'CSV' CHECK (format IN ('CSV', 'NDJSON')),
    ADD warned bigint NOT NULL DEFAULT 0; -- rows that went in without something they said

CREATE TABLE catalog.import_warning (
    run_id       uuid NOT NULL REFERENCES catalog.import_run ON DELETE CASCADE,
    line         bigint NOT NULL,
    supplier_sku text NOT NULL,
    code         text NOT NULL,
    detail       text NOT NULL,
    PRIMARY KEY (run_id, line, code)
);
