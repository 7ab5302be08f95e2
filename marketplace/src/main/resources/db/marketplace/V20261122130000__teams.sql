-- Teams: a group-buy of another kind, that any resident opens and that succeeds when it is full ----------------------------

-- Who offers teams of a good in a community, and on what terms.
CREATE TABLE marketplace.team_offer (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL REFERENCES marketplace.community,
    offer_id     uuid NOT NULL,
    leader_id    uuid REFERENCES marketplace.resident,           -- null: the property company offers it
    price        bigint NOT NULL CHECK (price > 0),              -- of one unit, minor units: what each member pays
    list_price   bigint NOT NULL CHECK (list_price >= price),    -- what it cost alone when this was offered
    currency     char(3) NOT NULL,
    size         bigint NOT NULL CHECK (size BETWEEN 2 AND 100), -- households, one unit each
    seconds      bigint NOT NULL CHECK (seconds BETWEEN 3600 AND 604800), -- that a team may take to be full
    created_at   timestamptz NOT NULL,
    withdrawn_at timestamptz
);
-- A good is offered to teams of a community on one set of terms at a time.
CREATE UNIQUE INDEX team_offer_once ON marketplace.team_offer (community_id, offer_id) WHERE withdrawn_at IS NULL;

-- Everybody may read what is offered; a company writes its own.
ALTER TABLE marketplace.team_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.team_offer FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON marketplace.team_offer FOR SELECT USING (true);
CREATE POLICY writers ON marketplace.team_offer FOR INSERT WITH CHECK (marketplace.visible(company_id));
CREATE POLICY changers ON marketplace.team_offer FOR UPDATE USING (marketplace.visible(company_id))
    WITH CHECK (marketplace.visible(company_id));
REVOKE UPDATE, DELETE ON marketplace.team_offer FROM ${app};
GRANT UPDATE (withdrawn_at) ON marketplace.team_offer TO ${app};

ALTER TABLE marketplace.campaign
    ADD COLUMN kind text NOT NULL DEFAULT 'COMMUNITY' CHECK (kind IN ('COMMUNITY', 'TEAM')),
    ADD COLUMN initiator_id uuid REFERENCES marketplace.resident, -- whose team it is; the last one's where nobody is left
    ADD COLUMN team_offer_id uuid REFERENCES marketplace.team_offer,
    ADD CONSTRAINT campaign_team CHECK ((kind = 'TEAM') = (initiator_id IS NOT NULL)
        AND (kind = 'TEAM') = (team_offer_id IS NOT NULL) AND (kind <> 'TEAM' OR measure = 'UNITS'));
CREATE INDEX ON marketplace.campaign (team_offer_id) WHERE state = 'OPEN' AND team_offer_id IS NOT NULL;
CREATE INDEX ON marketplace.campaign (community_id, id) WHERE kind = 'COMMUNITY';

-- One seat a household, and one unit a seat, where a seat is sole: those of teams are.
ALTER TABLE marketplace.campaign_join
    ADD COLUMN sole boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT campaign_join_sole CHECK (NOT sole OR up_to = 1);
CREATE UNIQUE INDEX campaign_join_one_a_household ON marketplace.campaign_join (campaign_id, household_id)
    WHERE sole AND state IN ('HELD', 'CONFIRMED');

-- Nobody's seat takes an item above its cap, whoever writes it, and a team has no seats but sole ones.
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
        WHERE added.sole <> (c.kind = 'TEAM')) THEN
        RAISE EXCEPTION 'the seats of a team are sole, no others' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

-- Who leaves a group-buy before it is decided gets the money back, once for each line.
ALTER TABLE marketplace.refund
    DROP CONSTRAINT refund_reason_check,
    ADD CONSTRAINT refund_reason_check CHECK (reason IN ('CAMPAIGN_FAILED', 'PAID_TOO_LATE', 'AFTER_SALE',
        'BILL_REFUNDED', 'PRICE_TIER', 'LEFT'));
