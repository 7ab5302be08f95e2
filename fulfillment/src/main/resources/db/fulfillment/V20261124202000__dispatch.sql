-- What a visit asks for is kept with its time, so that somebody else can be found for it; and why this technician was chosen:
-- NAMED by the resident, AUTOMATIC, CLAIMED from the pool, BY_HAND, REPLACED after somebody dropped out.
ALTER TABLE fulfillment.slot_hold
    ADD COLUMN community_id   uuid,
    ADD COLUMN building_id    uuid,
    ADD COLUMN skills         text NOT NULL DEFAULT '', -- with blanks between
    ADD COLUMN chosen         text NOT NULL DEFAULT 'NAMED'
        CHECK (chosen IN ('NAMED', 'AUTOMATIC', 'CLAIMED', 'BY_HAND', 'REPLACED')),
    ADD COLUMN travel_minutes smallint CHECK (travel_minutes >= 0),
    ADD COLUMN week_minutes   integer CHECK (week_minutes >= 0),
    ADD COLUMN chosen_of      smallint CHECK (chosen_of >= 1);

-- How a provider's visits are given out whose technician the resident left open. Without a row: automatically.
CREATE TABLE fulfillment.dispatch_mode (
    supplier_id uuid PRIMARY KEY,
    mode        text NOT NULL CHECK (mode IN ('AUTOMATIC', 'POOL', 'BY_HAND'))
);

-- offered: the time is a technician's, but who comes is open: whoever takes it first, or whom the provider says; a day before it is
-- that technician. stranded_at: whoever was to come cannot, and nobody else is free; stranded_for says why. tried_at: when somebody
-- was looked for last.
ALTER TABLE fulfillment.job
    ADD COLUMN arrive_by    timestamptz, -- until when arriving is in time: the end of the window the resident was told; null: the start
    ADD COLUMN offered      text CHECK (offered IN ('POOL', 'BY_HAND')),
    ADD COLUMN stranded_at  timestamptz,
    ADD COLUMN stranded_for text CHECK (stranded_for IN ('ABSENT', 'LEFT', 'SKILL', 'DECLINED')),
    ADD COLUMN tried_at     timestamptz,
    ADD CHECK ((stranded_at IS NULL) = (stranded_for IS NULL));
CREATE INDEX ON fulfillment.job (starts_at) WHERE state IN ('ASSIGNED', 'ON_THE_WAY');
CREATE INDEX ON fulfillment.job (supplier_id) WHERE offered IS NOT NULL OR stranded_at IS NOT NULL;

-- Who said "I cannot come" is not asked again for this visit.
CREATE TABLE fulfillment.job_decline (
    job_id        uuid NOT NULL REFERENCES fulfillment.job,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    company_id    uuid NOT NULL,
    reason        text NOT NULL CHECK (length(reason) <= 300),
    declined_at   timestamptz NOT NULL,
    PRIMARY KEY (job_id, technician_id)
);
ALTER TABLE fulfillment.job_decline ENABLE ROW LEVEL SECURITY;
ALTER TABLE fulfillment.job_decline FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON fulfillment.job_decline USING (
    current_setting('linli.tenant', true) = '*' OR current_setting('linli.tenant', true) = company_id::text);
