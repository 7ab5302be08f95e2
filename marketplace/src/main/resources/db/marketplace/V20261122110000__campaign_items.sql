-- What a group-buy offers: several goods of one or several suppliers, each with prices and limits of its own ----------------
SELECT set_config('linli.tenant', '*', true);

CREATE TABLE marketplace.campaign_item (
    id              uuid PRIMARY KEY,
    campaign_id     uuid NOT NULL REFERENCES marketplace.campaign,
    position        smallint NOT NULL CHECK (position BETWEEN 1 AND 50),
    offer_id        uuid NOT NULL,
    price           bigint NOT NULL CHECK (price > 0),
    list_price      bigint NOT NULL,
    tiers           jsonb CHECK (tiers IS NULL OR marketplace.prices_fall(tiers, price)), -- null: one price, however many
    final_price     bigint CHECK (final_price BETWEEN 1 AND price),  -- of one unit, everybody's; written when it succeeds
    household_limit bigint NOT NULL CHECK (household_limit > 0),     -- units
    stock_cap       bigint CHECK (stock_cap > 0),                    -- units of all together; null: what the stock holds
    case_size       bigint NOT NULL CHECK (case_size > 0),           -- units the supplier sells at once; 1: singly
    joined          bigint NOT NULL DEFAULT 0 CHECK (joined >= 0),   -- units paid for
    UNIQUE (campaign_id, position),
    UNIQUE (campaign_id, offer_id)
);
CREATE INDEX ON marketplace.campaign_item (offer_id);

-- A group-buy so far had one good: it keeps its id.
INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price, tiers, final_price,
    household_limit, case_size, joined)
SELECT id, id, 1, offer_id, price, list_price, tiers, final_price, household_limit, 1, joined
FROM marketplace.campaign;

-- What was promised stays, and so does what it came to.
DROP TRIGGER prices_stay ON marketplace.campaign;
CREATE OR REPLACE FUNCTION marketplace.campaign_prices_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.price, NEW.list_price) IS DISTINCT FROM (OLD.price, OLD.list_price)
        OR NEW.tiers IS DISTINCT FROM OLD.tiers
        OR OLD.final_price IS NOT NULL AND NEW.final_price IS DISTINCT FROM OLD.final_price THEN
        RAISE EXCEPTION 'the prices of campaign item % stay', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER prices_stay BEFORE UPDATE OF price, list_price, tiers, final_price ON marketplace.campaign_item
    FOR EACH ROW EXECUTE FUNCTION marketplace.campaign_prices_stay();

ALTER TABLE marketplace.campaign
    DROP COLUMN offer_id,
    DROP COLUMN price,
    DROP COLUMN list_price,
    DROP COLUMN tiers,
    DROP COLUMN final_price,
    DROP COLUMN household_limit,
    DROP COLUMN joined,
    -- What the threshold counts: units, households that take part, or minor units of money.
    ADD COLUMN measure text NOT NULL DEFAULT 'UNITS' CHECK (measure IN ('UNITS', 'PEOPLE', 'AMOUNT')),
    ADD COLUMN people bigint NOT NULL DEFAULT 0 CHECK (people >= 0),      -- households with a paid seat
    ADD COLUMN amount bigint NOT NULL DEFAULT 0 CHECK (amount >= 0),      -- minor units, at the prices of the open campaign
    ADD COLUMN numbered bigint NOT NULL DEFAULT 0,                        -- the last number given to a paid seat
    ADD COLUMN ended_because text CHECK (length(ended_because) <= 500),   -- why it was cancelled, in its leader's words
    DROP CONSTRAINT campaign_state_check,
    ADD CONSTRAINT campaign_state_check CHECK (state IN ('DRAFT', 'OPEN', 'SUCCEEDED', 'FAILED', 'CANCELLED'));

ALTER TABLE marketplace.campaign_join
    ADD COLUMN item_id uuid REFERENCES marketplace.campaign_item,
    ADD COLUMN up_to bigint,            -- units held and paid: more than wanted where they may fill a case
    ADD COLUMN price bigint,            -- of one unit, minor units: what is paid before the group-buy is decided
    ADD COLUMN otherwise text NOT NULL DEFAULT 'REFUND' CHECK (otherwise IN ('REFUND', 'BUY_ALONE')), -- where it fails
    ADD COLUMN number bigint,           -- in the order of paying, from 1
    ADD COLUMN allotted bigint;         -- units in the end, where cases decide; null: what was wanted
UPDATE marketplace.campaign_join j SET item_id = i.id, up_to = j.quantity, price = i.price
FROM marketplace.campaign_item i WHERE i.campaign_id = j.campaign_id;
ALTER TABLE marketplace.campaign_join
    ALTER COLUMN item_id SET NOT NULL,
    ALTER COLUMN up_to SET NOT NULL,
    ALTER COLUMN price SET NOT NULL,
    ADD CONSTRAINT campaign_join_up_to CHECK (up_to >= quantity),
    ADD CONSTRAINT campaign_join_allotted CHECK (allotted BETWEEN 0 AND up_to);
CREATE INDEX ON marketplace.campaign_join (item_id) WHERE state IN ('HELD', 'CONFIRMED');
CREATE UNIQUE INDEX ON marketplace.campaign_join (campaign_id, number);

UPDATE marketplace.campaign_join j SET number = listed.number
FROM (SELECT id, row_number() OVER (PARTITION BY campaign_id ORDER BY created_at, id) AS number
    FROM marketplace.campaign_join WHERE state IN ('CONFIRMED', 'REFUNDED')) AS listed
WHERE listed.id = j.id;
UPDATE marketplace.campaign c SET numbered = paid.numbered, people = paid.people, amount = paid.amount
FROM (SELECT campaign_id, max(number) AS numbered, count(DISTINCT household_id) FILTER (WHERE state = 'CONFIRMED') AS people,
        coalesce(sum(quantity * price) FILTER (WHERE state = 'CONFIRMED'), 0) AS amount
    FROM marketplace.campaign_join GROUP BY campaign_id) AS paid
WHERE paid.campaign_id = c.id;

-- Nobody's seat takes an item above its cap, whoever writes it: whoever adds seats waits for whoever else does.
CREATE FUNCTION marketplace.campaign_seats_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE full_item uuid;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('campaign ' || campaign_id, 0))
    FROM (SELECT DISTINCT campaign_id FROM added ORDER BY campaign_id) AS touched;
    SELECT i.id INTO full_item FROM marketplace.campaign_item i
    WHERE i.stock_cap IS NOT NULL AND i.id IN (SELECT item_id FROM added)
        AND i.stock_cap < (SELECT sum(j.up_to) FROM marketplace.campaign_join j
            WHERE j.item_id = i.id AND j.state IN ('HELD', 'CONFIRMED'))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'campaign item % has no room for that', full_item USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER seats_fit AFTER INSERT ON marketplace.campaign_join REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.campaign_seats_fit();

-- A line that is bought alone where its group-buy fails: nothing of it waits for the outcome.
ALTER TABLE marketplace.order_line ADD COLUMN in_any_case boolean NOT NULL DEFAULT false;
