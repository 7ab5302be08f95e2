-- Whom we pay: a party's account at the provider, what the provider wants to know of it yet, and when it is paid. --------
CREATE TABLE marketplace.payout_account (
    id               uuid PRIMARY KEY, -- also the idempotency key with which the provider was asked for it
    party_kind       text NOT NULL CHECK (party_kind IN ('SUPPLIER', 'PROPERTY_COMPANY', 'LEADER', 'OPERATING_PARTNER',
        'OWNERS_FUND')),
    party_id         uuid NOT NULL,
    provider_account text UNIQUE, -- null until the provider made it
    cycle            text NOT NULL CHECK (cycle IN ('DAILY', 'WEEKLY', 'MONTHLY')),
    enabled          boolean NOT NULL DEFAULT false, -- the provider takes transfers for it
    submitted        boolean NOT NULL DEFAULT false, -- its owner went through the provider's form
    due              jsonb NOT NULL DEFAULT '[]', -- what the provider still wants, in its words
    disabled_reason  text,
    deadline         timestamptz,
    look_due_at      timestamptz, -- when the provider is to be asked how it stands; null: no need
    next_payout_at   timestamptz NOT NULL,
    created_at       timestamptz NOT NULL,
    UNIQUE (party_kind, party_id),
    CHECK (provider_account IS NOT NULL OR NOT enabled)
);
CREATE INDEX ON marketplace.payout_account (next_payout_at) WHERE enabled;
CREATE INDEX ON marketplace.payout_account (look_due_at) WHERE look_due_at IS NOT NULL;

-- What a party is paid at once: its released shares, less what it owes. Its lines are the ledger's postings of the entry
-- 'payout:' || id.
CREATE TABLE marketplace.payout (
    id                uuid PRIMARY KEY,
    number            text NOT NULL UNIQUE,
    party_kind        text NOT NULL,
    party_id          uuid NOT NULL,
    shares            bigint NOT NULL CHECK (shares > 0),
    owed              bigint NOT NULL CHECK (owed >= 0),
    amount            bigint NOT NULL CHECK (amount > 0 AND amount = shares - owed),
    currency          char(3) NOT NULL,
    recalled          bigint NOT NULL DEFAULT 0 CHECK (recalled BETWEEN 0 AND amount),
    state             text NOT NULL CHECK (state IN ('PLANNED', 'SENT', 'FAILED')),
    provider_account  text NOT NULL,
    provider_transfer text UNIQUE,
    provider_key      text NOT NULL,
    attempts          integer NOT NULL DEFAULT 0,
    due_at            timestamptz NOT NULL,
    failure           text,
    released_before   timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    finished_at       timestamptz,
    FOREIGN KEY (party_kind, party_id) REFERENCES marketplace.payout_account (party_kind, party_id),
    CHECK ((state = 'SENT') = (provider_transfer IS NOT NULL)),
    CHECK ((state = 'PLANNED') = (finished_at IS NULL))
);
CREATE INDEX ON marketplace.payout (due_at) WHERE state = 'PLANNED';
CREATE INDEX ON marketplace.payout (party_kind, party_id, id);

-- The number of the last payout of a year; numbers have no gaps.
CREATE TABLE marketplace.payout_number (
    year integer PRIMARY KEY,
    last integer NOT NULL
);

-- What a party was paid for a line and owes since, asked back from the transfer that paid it.
CREATE TABLE marketplace.recall (
    id                uuid PRIMARY KEY,
    payout_id         uuid NOT NULL REFERENCES marketplace.payout,
    party_kind        text NOT NULL,
    party_id          uuid NOT NULL,
    order_id          uuid NOT NULL,
    line_id           uuid NOT NULL,
    amount            bigint NOT NULL CHECK (amount > 0),
    currency          char(3) NOT NULL,
    state             text NOT NULL CHECK (state IN ('PLANNED', 'DONE', 'REFUSED')),
    provider_reversal text UNIQUE,
    provider_key      text NOT NULL,
    attempts          integer NOT NULL DEFAULT 0,
    due_at            timestamptz NOT NULL,
    failure           text,
    created_at        timestamptz NOT NULL,
    finished_at       timestamptz,
    CHECK ((state = 'DONE') = (provider_reversal IS NOT NULL))
);
CREATE UNIQUE INDEX ON marketplace.recall (party_kind, party_id, line_id) WHERE state = 'PLANNED';
CREATE INDEX ON marketplace.recall (due_at) WHERE state = 'PLANNED';
CREATE INDEX ON marketplace.recall (payout_id);

-- Parties span tenants: named use cases see all of them, a property company what is its own.
DO $$
DECLARE
    party_table text;
BEGIN
    FOREACH party_table IN ARRAY ARRAY['payout_account', 'payout', 'recall'] LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', party_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', party_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (current_setting(''linli.tenant'', true) = ''*'' '
            'OR party_kind = ''PROPERTY_COMPANY'' AND party_id::text = current_setting(''linli.tenant'', true))', party_table);
    END LOOP;
END $$;
