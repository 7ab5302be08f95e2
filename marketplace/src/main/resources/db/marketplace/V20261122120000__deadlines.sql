-- What falls due, by kind and subject: one row until it was acted on. ------------------------------------------------------

CREATE TABLE marketplace.deadline (
    kind       text NOT NULL,
    subject    uuid NOT NULL,
    company_id uuid NOT NULL,
    due_at     timestamptz NOT NULL, -- what was promised
    next_at    timestamptz NOT NULL, -- when it is next looked at: as promised, or later after a failure or a "not yet"
    attempts   integer NOT NULL DEFAULT 0 CHECK (attempts >= 0), -- that failed
    PRIMARY KEY (kind, subject),
    CHECK (next_at >= due_at)
);
CREATE INDEX ON marketplace.deadline (kind, next_at);
-- Those that were put off, for a clock that was set back.
CREATE INDEX deadline_put_off ON marketplace.deadline (next_at) WHERE next_at > due_at;

INSERT INTO marketplace.deadline (kind, subject, company_id, due_at, next_at)
SELECT 'campaign-cut-off', id, company_id, cutoff_at, cutoff_at FROM marketplace.campaign WHERE state = 'OPEN';

ALTER TABLE marketplace.deadline ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.deadline FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.deadline USING (marketplace.visible(company_id))
    WITH CHECK (marketplace.visible(company_id));

-- An open campaign has its cut-off as a deadline, one that is over has none: whoever writes campaigns, and however.
CREATE FUNCTION marketplace.campaign_deadline() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tenant text := current_setting('linli.tenant', true);
BEGIN
    PERFORM set_config('linli.tenant', '*', true);
    IF TG_OP = 'DELETE' OR NEW.state <> 'OPEN' THEN
        DELETE FROM marketplace.deadline WHERE kind = 'campaign-cut-off' AND subject = coalesce(NEW.id, OLD.id);
    ELSE
        INSERT INTO marketplace.deadline AS d (kind, subject, company_id, due_at, next_at)
        VALUES ('campaign-cut-off', NEW.id, NEW.company_id, NEW.cutoff_at, NEW.cutoff_at)
        ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, next_at = excluded.next_at, attempts = 0
        WHERE d.due_at <> excluded.due_at;
    END IF;
    PERFORM set_config('linli.tenant', coalesce(tenant, ''), true);
    RETURN NULL;
END $$;
CREATE TRIGGER deadline AFTER INSERT OR DELETE OR UPDATE OF cutoff_at, state ON marketplace.campaign
    FOR EACH ROW EXECUTE FUNCTION marketplace.campaign_deadline();

-- Nothing looks for campaigns by their cut-off any more.
DROP INDEX marketplace.campaign_cutoff_at_idx;
