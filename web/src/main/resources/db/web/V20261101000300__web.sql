CREATE SCHEMA web;
GRANT USAGE ON SCHEMA web TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA web GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};

-- Who a Keycloak subject is here. A person may be several parties (a leader is a resident too: one row).
CREATE TABLE web.sign_in (
    subject    text NOT NULL,
    party_kind text NOT NULL CHECK (party_kind IN ('RESIDENT', 'SUPPLIER', 'TECHNICIAN', 'PROPERTY_COMPANY')),
    party_id   uuid NOT NULL,
    company_id uuid, -- the tenant of a resident
    PRIMARY KEY (subject, party_kind)
);

-- Events in the transaction of what they tell of, and one delivery for each listener.
CREATE TABLE web.outbox_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type         text NOT NULL,
    payload      jsonb NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE web.outbox_delivery (
    event_id   bigint NOT NULL REFERENCES web.outbox_event ON DELETE CASCADE,
    listener   text NOT NULL,
    attempts   integer NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    failure    text,
    done_at    timestamptz,
    PRIMARY KEY (listener, event_id)
);
CREATE INDEX ON web.outbox_delivery (listener, event_id) WHERE done_at IS NULL;

-- The first answer to a request that creates or pays, kept for its replays.
CREATE TABLE web.idempotency (
    subject      text NOT NULL,
    key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint  text NOT NULL, -- SHA-256 of method, path and body
    status       integer,       -- null while the first is still being answered
    location     text,
    body         text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject, key)
);
CREATE INDEX ON web.idempotency (created_at);
