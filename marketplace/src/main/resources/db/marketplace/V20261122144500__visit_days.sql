-- Group-buys of a home service: neighbours have it done on one day, each at a time of the technicians' calendar ---------------

ALTER TABLE marketplace.campaign
    DROP CONSTRAINT campaign_kind_check,
    ADD CONSTRAINT campaign_kind_check CHECK (kind IN ('COMMUNITY', 'TEAM', 'VISITS')),
    ADD COLUMN visit_supplier_id uuid,   -- whose technicians come; the service item stands where goods have their offer
    ADD COLUMN visit_day date,           -- in the community's local time, as the two moments that bound it
    ADD COLUMN visits_from timestamptz,
    ADD COLUMN visits_until timestamptz,
    ADD COLUMN visit_minutes integer CHECK (visit_minutes BETWEEN 5 AND 1440),
    ADD COLUMN building_ids uuid[] CHECK (cardinality(building_ids) BETWEEN 1 AND 200), -- null: all of the community
    ADD CONSTRAINT campaign_visits CHECK (
        num_nonnulls(visit_supplier_id, visit_day, visits_from, visits_until, visit_minutes)
            = CASE kind WHEN 'VISITS' THEN 5 ELSE 0 END
        AND (kind = 'VISITS' OR building_ids IS NULL)
        -- Nobody's visit is decided when it has begun.
        AND (kind <> 'VISITS' OR cutoff_at < visits_from AND visits_from < visits_until));
COMMENT ON COLUMN marketplace.campaign_item.offer_id IS 'what is sold: an offer of goods, or the service item of visits';

ALTER TABLE marketplace.campaign_join ADD COLUMN starts_at timestamptz; -- of a visit: when; else null

-- The visit behind a seat has the seat's id.
ALTER TABLE marketplace.booking ADD COLUMN campaign_id uuid REFERENCES marketplace.campaign; -- null: booked alone
CREATE INDEX ON marketplace.booking (campaign_id) WHERE campaign_id IS NOT NULL;

-- Nobody's seat takes an item above its cap, whoever writes it; seats of teams and visits are sole, no others; and a visit
-- begins and ends within its day.
CREATE OR REPLACE FUNCTION marketplace.campaign_seats_fit() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF EXISTS (SELECT FROM added JOIN marketplace.campaign c ON c.id = added.campaign_id
        WHERE added.sole <> (c.kind IN ('TEAM', 'VISITS')) OR (added.starts_at IS NOT NULL) <> (c.kind = 'VISITS')
            OR added.starts_at < c.visits_from
            OR added.starts_at + c.visit_minutes * interval '1 minute' > c.visits_until) THEN
        RAISE EXCEPTION 'seats of teams and visits are sole, visits within their day, no others'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

-- A seat of a visit and its booking stand and fall together, whoever writes either: looked at when the transaction ends.
CREATE FUNCTION marketplace.visit_has_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT NEW.id) AS touched (id)
        LEFT JOIN marketplace.campaign_join j ON j.id = touched.id AND j.starts_at IS NOT NULL
        LEFT JOIN marketplace.booking b ON b.id = touched.id AND b.campaign_id = j.campaign_id AND b.starts_at = j.starts_at
        WHERE CASE WHEN j.state = 'HELD' THEN 'HELD' WHEN j.state = 'CONFIRMED' THEN 'PAID' ELSE 'OFF' END
            IS DISTINCT FROM
            CASE WHEN b.state = 'HELD' THEN 'HELD' WHEN b.state IN ('CONFIRMED', 'DONE') THEN 'PAID'
                WHEN b.state IS NOT NULL THEN 'OFF' END) THEN
        RAISE EXCEPTION 'seat and visit % do not stand together', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER visit_has_seat AFTER INSERT OR UPDATE OF state ON marketplace.campaign_join
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.starts_at IS NOT NULL)
    EXECUTE FUNCTION marketplace.visit_has_seat();
CREATE CONSTRAINT TRIGGER visit_has_seat AFTER INSERT OR UPDATE OF state ON marketplace.booking
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.campaign_id IS NOT NULL)
    EXECUTE FUNCTION marketplace.visit_has_seat();
