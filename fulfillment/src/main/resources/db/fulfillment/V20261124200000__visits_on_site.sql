-- Six digits nobody can guess: from 60 random bits.
CREATE FUNCTION fulfillment.new_code() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT lpad(cast(cast(cast('x' || left(replace(cast(gen_random_uuid() AS text), '-', ''), 12) AS bit(48)) AS bigint) % 1000000 AS text), 6, '0')
$$;

-- A visit as it is made. code: told the household alone, said at the door; code_attempts since it was made. gate_pass: shown the
-- technician alone, read by a gate. arrived_by: who says so. check_in: whether work begins only after an arrival.
ALTER TABLE fulfillment.job
    DROP CONSTRAINT job_state_check,
    ADD CONSTRAINT job_state_check CHECK (state IN ('ASSIGNED', 'ON_THE_WAY', 'ARRIVED', 'STARTED', 'DONE', 'CANCELLED')),
    ADD COLUMN on_way_at     timestamptz,
    ADD COLUMN arrived_at    timestamptz,
    ADD COLUMN arrived_by    text CHECK (arrived_by IN ('CODE', 'GATE', 'HOUSEHOLD')),
    ADD COLUMN check_in      boolean NOT NULL DEFAULT false,
    ADD COLUMN code          text NOT NULL DEFAULT fulfillment.new_code() CHECK (code ~ '^[0-9]{6}$'),
    ADD COLUMN code_attempts smallint NOT NULL DEFAULT 0 CHECK (code_attempts BETWEEN 0 AND 5),
    ADD COLUMN gate_pass     text NOT NULL DEFAULT replace(cast(gen_random_uuid() AS text), '-', '') UNIQUE,
    ADD COLUMN notes         text NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    ADD COLUMN gate_said_at  timestamptz, -- what the first gate said, also where somebody else had said so before
    ADD CHECK (num_nonnulls(arrived_at, arrived_by) IN (0, 2)),
    ADD CHECK (state NOT IN ('ARRIVED') OR arrived_at IS NOT NULL),
    ADD CHECK (NOT check_in OR state NOT IN ('STARTED', 'DONE') OR arrived_at IS NOT NULL);

-- What is to be ticked on site, as it was when the visit was given to its technician.
CREATE TABLE fulfillment.job_check (
    job_id     uuid NOT NULL REFERENCES fulfillment.job,
    company_id uuid NOT NULL,
    place      smallint NOT NULL CHECK (place BETWEEN 1 AND 20),
    name_en    text NOT NULL,
    name_zh    text NOT NULL,
    required   boolean NOT NULL,
    ticked_at  timestamptz,
    PRIMARY KEY (job_id, place)
);

-- What was used up, without money: what is paid for is extra work.
CREATE TABLE fulfillment.job_material (
    job_id     uuid NOT NULL REFERENCES fulfillment.job,
    company_id uuid NOT NULL,
    place      smallint NOT NULL CHECK (place BETWEEN 1 AND 30),
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    quantity   text NOT NULL CHECK (length(quantity) BETWEEN 1 AND 20),
    PRIMARY KEY (job_id, place)
);

-- Photos and the signature: drawn anew from what was sent, so nothing but the picture is kept. id: the sender's.
CREATE TABLE fulfillment.job_photo (
    id         uuid PRIMARY KEY,
    job_id     uuid NOT NULL REFERENCES fulfillment.job,
    company_id uuid NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('BEFORE', 'AFTER', 'SIGNATURE')),
    place      smallint NOT NULL CHECK (place BETWEEN 1 AND 8 AND (kind <> 'SIGNATURE' OR place = 1)),
    media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
    width      integer NOT NULL,
    height     integer NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (job_id, kind, place)
);

CREATE TABLE fulfillment.job_photo_content (
    photo_id   uuid PRIMARY KEY REFERENCES fulfillment.job_photo ON DELETE CASCADE,
    company_id uuid NOT NULL,
    content    bytea NOT NULL CHECK (length(content) <= 4194304),
    thumbnail  bytea NOT NULL CHECK (length(thumbnail) <= 262144)
);

-- A property company's gate system. secret: what its messages are signed with.
CREATE TABLE fulfillment.gate (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    secret       text NOT NULL,
    created_at   timestamptz NOT NULL,
    closed_at    timestamptz
);
CREATE INDEX ON fulfillment.gate (company_id);

-- What a gate said, once for each event of its own. job_id: whose pass it read.
CREATE TABLE fulfillment.gate_event (
    gate_id     uuid NOT NULL REFERENCES fulfillment.gate,
    event       text NOT NULL CHECK (length(event) BETWEEN 1 AND 80),
    company_id  uuid NOT NULL,
    job_id      uuid NOT NULL REFERENCES fulfillment.job,
    happened_at timestamptz NOT NULL,
    heard_at    timestamptz NOT NULL,
    PRIMARY KEY (gate_id, event)
);

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['job_check', 'job_material', 'job_photo', 'job_photo_content', 'gate', 'gate_event']
    LOOP
        EXECUTE format('ALTER TABLE fulfillment.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE fulfillment.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON fulfillment.%I USING (current_setting(''linli.tenant'', true) = ''*'' '
            'OR current_setting(''linli.tenant'', true) = company_id::text)', tenant_table);
    END LOOP;
END $$;
