-- What the columns of a supplier's own CSV files are used for, by title in lower case. Each run keeps what held when its file came.
CREATE TABLE catalog.column_use (
    supplier_id uuid PRIMARY KEY REFERENCES catalog.supplier,
    uses        jsonb NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE catalog.import_run ADD COLUMN column_uses jsonb NOT NULL DEFAULT '{}';
