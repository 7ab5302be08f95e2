-- When a group-buy was written: its id is its client's key, and says nothing of time ----------------------------------------
ALTER TABLE marketplace.campaign ADD COLUMN created_at timestamptz;

-- A key of ours has its moment in it; for any other the first moment that is known counts.
UPDATE marketplace.campaign SET created_at = CASE substr(cast(id AS text), 15, 1)
    WHEN '7' THEN to_timestamp(cast(cast(cast('x' || lpad(replace(left(cast(id AS text), 13), '-', ''), 16, '0') AS bit(64)) AS bigint)
        AS double precision) / 1000)
    ELSE least(opens_at, now()) END;

ALTER TABLE marketplace.campaign
    ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN created_at SET NOT NULL;

CREATE FUNCTION marketplace.campaign_created_at_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.created_at IS DISTINCT FROM OLD.created_at THEN
        RAISE EXCEPTION 'when campaign % was written stays', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER created_at_stays BEFORE UPDATE OF created_at ON marketplace.campaign
    FOR EACH ROW EXECUTE FUNCTION marketplace.campaign_created_at_stays();

-- Newest first: of a community, of a property company, of a leader.
CREATE INDEX campaign_newest_of_community ON marketplace.campaign (community_id, created_at DESC, id DESC)
    WHERE kind IN ('COMMUNITY', 'VISITS') AND state <> 'DRAFT';
CREATE INDEX campaign_newest_of_company ON marketplace.campaign (company_id, created_at DESC, id DESC);
CREATE INDEX campaign_newest_of_leader ON marketplace.campaign (leader_id, created_at DESC, id DESC) WHERE leader_id IS NOT NULL;
DROP INDEX marketplace.campaign_community_id_id_idx;
