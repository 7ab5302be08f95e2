-- zone: whose wall clock the working hours, days and weeks of a technician are told by. left_on: the last day of work.
ALTER TABLE fulfillment.technician
    ADD COLUMN zone          text NOT NULL DEFAULT 'Asia/Shanghai',
    ADD COLUMN visits_a_day  smallint CHECK (visits_a_day BETWEEN 1 AND 50),
    ADD COLUMN visits_a_week smallint CHECK (visits_a_week BETWEEN 1 AND 200),
    ADD COLUMN left_on       date;

-- Shifts of a day may touch, never overlap.
ALTER TABLE fulfillment.shift ADD CONSTRAINT shift_no_overlap EXCLUDE USING gist (technician_id WITH =, weekday WITH =,
    int4range(cast(extract(epoch FROM starts) AS integer), cast(extract(epoch FROM ends) AS integer)) WITH &&);

-- Off every week, whatever the hours of the day are.
CREATE TABLE fulfillment.shift_break (
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    weekday       smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    starts        time NOT NULL,
    ends          time NOT NULL CHECK (ends > starts AND ends < '24:00'),
    EXCLUDE USING gist (technician_id WITH =, weekday WITH =,
        int4range(cast(extract(epoch FROM starts) AS integer), cast(extract(epoch FROM ends) AS integer)) WITH &&)
);

-- What is different on one day: OFF (for hours, or all day), EXTRA hours, or INSTEAD of the weekly shifts.
CREATE TABLE fulfillment.shift_exception (
    id            uuid PRIMARY KEY,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    day           date NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('OFF', 'EXTRA', 'INSTEAD')),
    starts        time,
    ends          time,
    CHECK (num_nulls(starts, ends) = 0 AND ends > starts AND ends < '24:00' OR num_nulls(starts, ends) = 2 AND kind = 'OFF'),
    EXCLUDE USING gist (technician_id WITH =, day WITH =, kind WITH =, int4range(
        coalesce(cast(extract(epoch FROM starts) AS integer), 0),
        coalesce(cast(extract(epoch FROM ends) AS integer), 86400)) WITH &&)
);

-- Whole days away, the first and the last included.
CREATE TABLE fulfillment.absence (
    id            uuid PRIMARY KEY,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    kind          text NOT NULL CHECK (kind IN ('VACATION', 'SICK', 'TRAINING')),
    first_day     date NOT NULL,
    last_day      date NOT NULL CHECK (last_day >= first_day),
    EXCLUDE USING gist (technician_id WITH =, daterange(first_day, last_day, '[]') WITH &&)
);

-- Public holidays and other days on which a provider's weekly shifts do not count.
CREATE TABLE fulfillment.closed_day (
    supplier_id uuid NOT NULL,
    day         date NOT NULL,
    name        text NOT NULL,
    PRIMARY KEY (supplier_id, day)
);

-- expires_on: of the certificate, its last good day.
CREATE TABLE fulfillment.technician_skill (
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    skill         text NOT NULL CHECK (skill ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(skill) <= 40),
    certificate   text NOT NULL DEFAULT '',
    expires_on    date,
    PRIMARY KEY (technician_id, skill)
);

-- Where a technician goes; one without any row goes wherever the provider sells. building_id null: the whole community.
CREATE TABLE fulfillment.technician_area (
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    community_id  uuid NOT NULL,
    building_id   uuid,
    UNIQUE NULLS NOT DISTINCT (technician_id, community_id, building_id)
);

-- during is all the time the technician cannot be elsewhere; the visit is what is left of it without the minutes before and after.
-- day and week (its Monday) are those of the visit's start where the technician is. Where a technician's visits are limited, each
-- has a place of the day and of the week, and two that count never have the same.
ALTER TABLE fulfillment.slot_hold
    ADD COLUMN before_minutes smallint NOT NULL DEFAULT 0 CHECK (before_minutes >= 0),
    ADD COLUMN after_minutes  smallint NOT NULL DEFAULT 0 CHECK (after_minutes >= 0),
    ADD COLUMN day            date,
    ADD COLUMN week           date,
    ADD COLUMN place_of_day   smallint,
    ADD COLUMN place_of_week  smallint;
CREATE UNIQUE INDEX slot_hold_place_of_day ON fulfillment.slot_hold (technician_id, day, place_of_day)
    WHERE state IN ('HELD', 'CONFIRMED');
CREATE UNIQUE INDEX slot_hold_place_of_week ON fulfillment.slot_hold (technician_id, week, place_of_week)
    WHERE state IN ('HELD', 'CONFIRMED');

-- When technicians are busy elsewhere, by calendars of theirs: a file that was uploaded, or what an address answers.
CREATE TABLE fulfillment.busy_calendar (
    id            uuid PRIMARY KEY,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    name          text NOT NULL,
    address       text,
    content       text, -- as it was read last
    read_at       timestamptz,
    next_read_at  timestamptz NOT NULL,
    failure_code  text,
    CHECK (num_nonnulls(address, content) >= 1)
);
CREATE INDEX ON fulfillment.busy_calendar (technician_id);
CREATE INDEX ON fulfillment.busy_calendar (next_read_at);

-- What the calendars come to for the next weeks, without overlaps within one calendar.
CREATE TABLE fulfillment.busy_time (
    calendar_id   uuid NOT NULL REFERENCES fulfillment.busy_calendar ON DELETE CASCADE,
    technician_id uuid NOT NULL REFERENCES fulfillment.technician,
    during        tstzrange NOT NULL CHECK (NOT isempty(during))
);
CREATE INDEX ON fulfillment.busy_time (calendar_id);
CREATE INDEX ON fulfillment.busy_time USING gist (technician_id, during);

-- Who knows the token may read a technician's calendar; only its SHA-256 is kept.
CREATE TABLE fulfillment.calendar_feed (
    technician_id uuid PRIMARY KEY REFERENCES fulfillment.technician,
    token_hash    text NOT NULL UNIQUE,
    created_at    timestamptz NOT NULL
);
