-- How the price comes about, sizes, options, add-ons, cancellation, photos and communities; null: one size for one price.
ALTER TABLE catalog.service_item
    ADD COLUMN terms jsonb CHECK (jsonb_typeof(terms) = 'object'),
    ADD COLUMN offered_at timestamptz NOT NULL DEFAULT now();
