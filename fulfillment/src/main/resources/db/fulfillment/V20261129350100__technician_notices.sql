-- What technicians are told of their visits, on their own page: ids and times, never names, words or money.
CREATE TABLE fulfillment.technician_notice (
    id            uuid PRIMARY KEY DEFAULT uuidv7(), -- later ones sort later
    company_id    uuid NOT NULL,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    kind          text NOT NULL CHECK (kind IN ('ASSIGNED', 'MOVED', 'TAKEN_AWAY', 'CALLED_OFF', 'MISSED', 'DISPUTED',
        'DISPUTE_OVER')),
    job_id        uuid NOT NULL REFERENCES fulfillment.job,
    cause_id      uuid NOT NULL DEFAULT uuidv7(), -- what made it: told again, nobody gets it twice
    starts_at     timestamptz NOT NULL, -- of the visit, when it was told
    was_at        timestamptz CHECK ((was_at IS NOT NULL) = (kind = 'MOVED')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    read_at       timestamptz,
    UNIQUE (technician_id, kind, job_id, cause_id)
);
CREATE INDEX ON fulfillment.technician_notice (technician_id, id DESC);
CREATE INDEX technician_notice_unread ON fulfillment.technician_notice (technician_id) WHERE read_at IS NULL;
-- It is read once; what it says never changes.
REVOKE UPDATE, DELETE ON fulfillment.technician_notice FROM ${app};
GRANT UPDATE (read_at) ON fulfillment.technician_notice TO ${app};

ALTER TABLE fulfillment.technician_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE fulfillment.technician_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON fulfillment.technician_notice USING (
    current_setting('linli.tenant', true) = '*' OR current_setting('linli.tenant', true) = company_id::text);

-- Whoever gives a visit, moves it or calls it off, and however: who has it, or had it, is told in the same transaction. Of one that
-- is left open nobody is told: whose time is held for it does not know of it yet.
CREATE FUNCTION fulfillment.tell_technicians() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    had boolean := TG_OP = 'UPDATE' AND OLD.offered IS NULL AND OLD.state <> 'CANCELLED';
    has boolean := NEW.offered IS NULL AND NEW.state <> 'CANCELLED';
    same boolean := TG_OP = 'UPDATE' AND OLD.technician_id = NEW.technician_id;
BEGIN
    IF had AND NOT same THEN
        INSERT INTO fulfillment.technician_notice (company_id, technician_id, kind, job_id, starts_at)
        VALUES (NEW.company_id, OLD.technician_id, 'TAKEN_AWAY', NEW.id, OLD.starts_at);
    END IF;
    IF has AND NOT (had AND same) THEN
        INSERT INTO fulfillment.technician_notice (company_id, technician_id, kind, job_id, starts_at)
        VALUES (NEW.company_id, NEW.technician_id, 'ASSIGNED', NEW.id, NEW.starts_at);
    END IF;
    IF had AND has AND same AND OLD.starts_at <> NEW.starts_at THEN
        INSERT INTO fulfillment.technician_notice (company_id, technician_id, kind, job_id, starts_at, was_at)
        VALUES (NEW.company_id, NEW.technician_id, 'MOVED', NEW.id, NEW.starts_at, OLD.starts_at);
    END IF;
    IF had AND same AND NEW.state = 'CANCELLED' THEN
        INSERT INTO fulfillment.technician_notice (company_id, technician_id, kind, job_id, starts_at)
        VALUES (NEW.company_id, NEW.technician_id, 'CALLED_OFF', NEW.id, NEW.starts_at);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_technicians AFTER INSERT OR UPDATE OF technician_id, starts_at, state, offered ON fulfillment.job
    FOR EACH ROW EXECUTE FUNCTION fulfillment.tell_technicians();
