-- Prices of a group-buy that fall with the units taken together ----------------------------------------------------------

-- Prices are [{"from": units, "price": minor units}, …]: the first is the campaign's own from its first unit, then units rise
-- and prices fall. Rules: PriceTiers.
CREATE FUNCTION marketplace.prices_fall(tiers jsonb, price bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_array_length(tiers) BETWEEN 2 AND 5 AND bool_and(coalesce(
        one.cost > 0 AND coalesce(one.units > one.units_before AND one.cost < one.cost_before,
            one.place = 1 AND one.units = 1 AND one.cost = price), false))
    FROM (SELECT place, units, cost, lag(units) OVER (ORDER BY place) AS units_before,
            lag(cost) OVER (ORDER BY place) AS cost_before
        FROM (SELECT place, cast(tier ->> 'from' AS bigint) AS units, cast(tier ->> 'price' AS bigint) AS cost
            FROM jsonb_array_elements(tiers) WITH ORDINALITY AS listed (tier, place)) AS tier) AS one
$$;

ALTER TABLE marketplace.campaign
    ADD COLUMN tiers jsonb,        -- null: one price, however many units
    ADD COLUMN final_price bigint, -- of one unit, everybody's; written with the decision that it succeeded
    ADD CONSTRAINT campaign_tiers_fall CHECK (tiers IS NULL OR marketplace.prices_fall(tiers, price)),
    ADD CONSTRAINT campaign_final_price CHECK (final_price IS NULL
        OR state = 'SUCCEEDED' AND final_price BETWEEN 1 AND price);

-- What was promised stays, and so does what it came to.
CREATE FUNCTION marketplace.campaign_prices_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.price, NEW.list_price, NEW.currency) IS DISTINCT FROM (OLD.price, OLD.list_price, OLD.currency)
        OR NEW.tiers IS DISTINCT FROM OLD.tiers
        OR OLD.final_price IS NOT NULL AND NEW.final_price IS DISTINCT FROM OLD.final_price THEN
        RAISE EXCEPTION 'the prices of campaign % stay', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER prices_stay BEFORE UPDATE OF price, list_price, currency, tiers, final_price ON marketplace.campaign
    FOR EACH ROW EXECUTE FUNCTION marketplace.campaign_prices_stay();

-- What was paid above the final price goes back, once for each line.
ALTER TABLE marketplace.refund
    DROP CONSTRAINT refund_reason_check,
    ADD CONSTRAINT refund_reason_check CHECK (reason IN ('CAMPAIGN_FAILED', 'PAID_TOO_LATE', 'AFTER_SALE',
        'BILL_REFUNDED', 'PRICE_TIER'));
