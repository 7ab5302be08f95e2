-- Households that trust somebody who lives elsewhere, and visits that come again and again ----------------------------------------

-- A household invites by a code that is accepted once; only its SHA-256 is kept. Whoever accepted may book for the household.
CREATE TABLE marketplace.household_trust (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    household_id uuid NOT NULL REFERENCES marketplace.household,
    invited_by   uuid NOT NULL REFERENCES marketplace.resident,
    code_hash    text NOT NULL UNIQUE,
    expires_at   timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    resident_id  uuid REFERENCES marketplace.resident,
    accepted_at  timestamptz,
    revoked_at   timestamptz,
    CHECK ((resident_id IS NULL) = (accepted_at IS NULL))
);
CREATE UNIQUE INDEX ON marketplace.household_trust (household_id, resident_id) WHERE revoked_at IS NULL;
CREATE INDEX ON marketplace.household_trust (resident_id) WHERE resident_id IS NOT NULL;

-- How to get in, for who comes to a visit.
CREATE TABLE marketplace.household_access (
    household_id uuid PRIMARY KEY REFERENCES marketplace.household,
    company_id   uuid NOT NULL,
    note         text NOT NULL CHECK (char_length(note) <= 300)
);

-- The same visit every week, every other week or every month, at the same time on the wall clock of its place.
CREATE TABLE marketplace.visit_series (
    id              uuid PRIMARY KEY,
    company_id      uuid NOT NULL,
    community_id    uuid NOT NULL,
    household_id    uuid NOT NULL,
    resident_id     uuid NOT NULL,
    supplier_id     uuid NOT NULL,
    service_item_id uuid NOT NULL,
    technician_id   uuid,
    choice          jsonb NOT NULL CHECK (jsonb_typeof(choice) = 'object'),
    rhythm          text NOT NULL CHECK (rhythm IN ('WEEKLY', 'FORTNIGHTLY', 'MONTHLY')),
    first_day       date NOT NULL,
    at_time         time NOT NULL,
    zone            text NOT NULL,
    state           text NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'ENDED')),
    next_number     integer NOT NULL DEFAULT 0 CHECK (next_number >= 0), -- of the visit that is planned next, from 0
    created_at      timestamptz NOT NULL
);
CREATE INDEX ON marketplace.visit_series (household_id);
CREATE INDEX ON marketplace.visit_series (resident_id);

-- PLANNED: a time is held or paid by its booking; SKIPPED; NO_TIME: nobody was free near it.
CREATE TABLE marketplace.series_visit (
    series_id  uuid NOT NULL REFERENCES marketplace.visit_series,
    number     integer NOT NULL,
    company_id uuid NOT NULL,
    day        date NOT NULL,
    state      text NOT NULL CHECK (state IN ('PLANNED', 'SKIPPED', 'NO_TIME')),
    moved      boolean NOT NULL DEFAULT false, -- to the nearest free time
    booking_id uuid UNIQUE REFERENCES marketplace.booking,
    group_id   uuid,
    PRIMARY KEY (series_id, number),
    CHECK ((state = 'PLANNED') <= (booking_id IS NOT NULL))
);

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['household_trust', 'household_access', 'visit_series', 'series_visit']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
