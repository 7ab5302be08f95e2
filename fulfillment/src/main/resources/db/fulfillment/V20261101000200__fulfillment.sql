CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA fulfillment;
GRANT USAGE ON SCHEMA fulfillment TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA fulfillment GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};

CREATE TABLE fulfillment.technician (
    id           uuid PRIMARY KEY,
    supplier_id  uuid NOT NULL,
    display_name text NOT NULL
);
CREATE INDEX ON fulfillment.technician (supplier_id);

-- Weekly working hours in the community's local time. weekday: ISO, 1 is Monday.
CREATE TABLE fulfillment.shift (
    id            uuid PRIMARY KEY,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    weekday       smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    starts        time NOT NULL,
    ends          time NOT NULL CHECK (ends > starts AND ends < '24:00'),
    UNIQUE (technician_id, weekday, starts)
);

-- A technician's time, taken. Two rows that count never overlap: the exclusion constraint holds it, not a check.
CREATE TABLE fulfillment.slot_hold (
    id            uuid PRIMARY KEY,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    booking_id    uuid NOT NULL UNIQUE,
    during        tstzrange NOT NULL CHECK (NOT isempty(during)),
    state         text NOT NULL CHECK (state IN ('HELD', 'CONFIRMED', 'RELEASED')),
    expires_at    timestamptz NOT NULL,
    EXCLUDE USING gist (technician_id WITH =, during WITH &&) WHERE (state IN ('HELD', 'CONFIRMED'))
);
CREATE INDEX ON fulfillment.slot_hold (expires_at) WHERE state = 'HELD';

-- A home visit. Made when its booking is paid.
CREATE TABLE fulfillment.job (
    id              uuid PRIMARY KEY,
    company_id      uuid NOT NULL,
    community_id    uuid NOT NULL,
    booking_id      uuid NOT NULL UNIQUE,
    technician_id   uuid NOT NULL REFERENCES fulfillment.technician,
    supplier_id     uuid NOT NULL,
    household_id    uuid NOT NULL,
    service_item_id uuid NOT NULL,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    day             date NOT NULL, -- of the start, in the community's local time
    state           text NOT NULL CHECK (state IN ('ASSIGNED', 'STARTED', 'DONE', 'CANCELLED')),
    started_at      timestamptz,
    done_at         timestamptz
);
CREATE INDEX ON fulfillment.job (technician_id, day);
CREATE INDEX ON fulfillment.job (supplier_id, day);

CREATE TABLE fulfillment.pickup_point (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    leader_id    uuid NOT NULL,
    name_en      text NOT NULL,
    name_zh      text NOT NULL
);
CREATE INDEX ON fulfillment.pickup_point (community_id);

ALTER TABLE fulfillment.job ENABLE ROW LEVEL SECURITY;
ALTER TABLE fulfillment.job FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON fulfillment.job USING (
    current_setting('linli.tenant', true) = '*' OR current_setting('linli.tenant', true) = company_id::text);
