-- What the names of SKUs mean, as vectors: worked out once for a text, whatever happens to the index.
CREATE TABLE search.meaning (
    sku_id    uuid NOT NULL,
    language  text NOT NULL CHECK (language IN ('ENGLISH', 'CHINESE')),
    text_hash bytea NOT NULL CHECK (length(text_hash) = 32), -- SHA-256 of the model's name and the text
    vector    bytea NOT NULL CHECK (length(vector) BETWEEN 64 AND 4096), -- one signed byte for each dimension
    PRIMARY KEY (sku_id, language)
);
