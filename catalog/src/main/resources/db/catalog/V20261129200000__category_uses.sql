-- The categories that a supplier's own files name, and which of the shop's each one is. Null: the one that is called so.
CREATE TABLE catalog.category_use (
    supplier_id uuid NOT NULL REFERENCES catalog.supplier,
    path        text NOT NULL,
    category_id uuid REFERENCES catalog.category,
    PRIMARY KEY (supplier_id, path)
);
