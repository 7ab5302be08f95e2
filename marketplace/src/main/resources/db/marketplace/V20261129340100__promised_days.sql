-- The day that was promised for goods when they were ordered, in the community's time zone; null where none was. It stays, whatever the
-- supplier says later. Goods of a group-buy have dates of their own.
ALTER TABLE marketplace.order_line
    ADD delivery_on date,
    ADD CHECK (delivery_on IS NULL OR kind = 'GOODS');
CREATE FUNCTION marketplace.keep_promised_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the day promised for a line stays as it is';
END $$;
CREATE TRIGGER keep_promised_day BEFORE UPDATE OF delivery_on ON marketplace.order_line
    FOR EACH ROW WHEN (OLD.delivery_on IS DISTINCT FROM NEW.delivery_on) EXECUTE FUNCTION marketplace.keep_promised_day();
