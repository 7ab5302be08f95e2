SELECT set_config('linli.tenant', '*', true);

ALTER TABLE catalog.sku ADD brand_id uuid;

-- Each spelling as it is written most often.
WITH written AS MATERIALIZED (
    SELECT brand AS spelling, catalog.brand_key(brand) AS key, count(*) AS goods FROM catalog.sku WHERE brand <> '' GROUP BY brand),
spelled AS (
    INSERT INTO catalog.brand_spelling (key, spelling, brand_id)
    SELECT DISTINCT ON (key) key, spelling, gen_random_uuid() FROM written WHERE key <> '' ORDER BY key, goods DESC, spelling
    RETURNING spelling, brand_id)
INSERT INTO catalog.brand (id, name_en, name_zh) SELECT brand_id, spelling, spelling FROM spelled;

UPDATE catalog.sku k SET brand_id = s.brand_id
FROM (SELECT DISTINCT brand FROM catalog.sku WHERE brand <> '') w
JOIN catalog.brand_spelling s ON s.key = catalog.brand_key(w.brand)
WHERE k.brand = w.brand;

-- brand: as the feed says it; brand_id: the brand of that spelling.
ALTER TABLE catalog.sku
    ADD CONSTRAINT sku_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES catalog.brand,
    ADD CONSTRAINT sku_brand_id_check CHECK (brand <> '' OR brand_id IS NULL);
CREATE INDEX ON catalog.sku (brand_id) WHERE brand_id IS NOT NULL;

-- Imports bring the brand's id along; whoever writes a brand without it is helped here, so that no good has a brand that is none.
CREATE FUNCTION catalog.brand_of_sku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.brand_id := catalog.brand_of(NEW.brand);
    RETURN NEW;
END $$;
CREATE TRIGGER brand_of_new BEFORE INSERT ON catalog.sku FOR EACH ROW
    WHEN (NEW.brand <> '' AND NEW.brand_id IS NULL) EXECUTE FUNCTION catalog.brand_of_sku();
CREATE TRIGGER brand_of_changed BEFORE UPDATE OF brand, brand_id ON catalog.sku FOR EACH ROW
    WHEN ((NEW.brand <> '' AND NEW.brand_id IS NULL) OR (NEW.brand <> OLD.brand AND NEW.brand_id IS NOT DISTINCT FROM OLD.brand_id))
    EXECUTE FUNCTION catalog.brand_of_sku();
