-- Three ways to know where the money is: the ledger, the provider's own movements, the bank's file of payouts. Where they do
-- not agree there is an exception.

-- What moved the provider's balance, as it tells. Its id makes reading it again harmless.
CREATE TABLE marketplace.provider_movement (
    id           text PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('CHARGE', 'REFUND', 'REFUND_FAILURE', 'DISPUTE', 'TRANSFER',
        'TRANSFER_REVERSAL', 'FEE', 'PAYOUT', 'OTHER')),
    type         text NOT NULL, -- in the provider's words
    amount       bigint NOT NULL,
    fee          bigint NOT NULL,
    currency     char(3) NOT NULL,
    source       text, -- the object that caused it
    reference    text, -- the ledger's reference of the same fact; null when the object bears no mark of ours
    match_key    text NOT NULL GENERATED ALWAYS AS (coalesce(reference, 'movement:' || id)) STORED,
    attempt_id   uuid, -- the payment it belongs to, by the object's mark
    destination  text, -- the account a transfer went to
    created_at   timestamptz NOT NULL,
    available_on timestamptz NOT NULL,
    payload      jsonb NOT NULL,
    read_at      timestamptz NOT NULL,
    fee_booked   boolean NOT NULL
);
CREATE INDEX ON marketplace.provider_movement (match_key);
CREATE INDEX ON marketplace.provider_movement (created_at);
CREATE INDEX ON marketplace.provider_movement (source);
CREATE INDEX ON marketplace.provider_movement (id) WHERE NOT fee_booked;

-- How far the list was read; one instance reads at a time.
CREATE TABLE marketplace.movement_reading (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    read_from    timestamptz NOT NULL, -- nothing before is known, so nothing before is compared
    covered_to   timestamptz NOT NULL, -- everything before is read
    window_to    timestamptz,          -- a list being read page by page covers up to here when it is through
    resume_after text,
    leased_until timestamptz NOT NULL
);

-- A bank's file of payouts, as an operator uploaded it; the same bytes are the same file.
CREATE TABLE marketplace.bank_file (
    id          uuid PRIMARY KEY,
    digest      text NOT NULL UNIQUE,
    name        text NOT NULL,
    row_count   integer NOT NULL CHECK (row_count > 0),
    uploaded_by text NOT NULL,
    uploaded_at timestamptz NOT NULL
);

-- Exports overlap: a row that an earlier file had is known. Twice in one file is twice.
CREATE TABLE marketplace.bank_row (
    id               uuid PRIMARY KEY,
    file_id          uuid NOT NULL REFERENCES marketplace.bank_file,
    line             integer NOT NULL,
    payout_reference text NOT NULL,
    account          text NOT NULL,
    amount           bigint NOT NULL CHECK (amount > 0),
    currency         char(3) NOT NULL,
    value_date       date NOT NULL,
    occurrence       integer NOT NULL CHECK (occurrence > 0), -- which of the equal rows of its file
    transfer         text, -- the ledger's reference of the transfer it names, once that is known
    match_key        text NOT NULL GENERATED ALWAYS AS (coalesce(transfer, 'bank-row:' || id::text)) STORED,
    UNIQUE (payout_reference, account, amount, currency, value_date, occurrence)
);
CREATE INDEX ON marketplace.bank_row (match_key);
CREATE INDEX ON marketplace.bank_row (value_date);
CREATE INDEX ON marketplace.bank_row (file_id);

-- A comparison that was asked for, by an operator or the calendar. An instance takes it with a lease; the next one takes over
-- what a crash left.
CREATE TABLE marketplace.reconciliation_run (
    id           uuid PRIMARY KEY,
    state        text NOT NULL CHECK (state IN ('REQUESTED', 'RUNNING', 'DONE', 'FAILED')),
    day          date UNIQUE, -- of the calendar's runs: one a day
    requested_by text NOT NULL,
    window_from  timestamptz NOT NULL,
    window_to    timestamptz, -- null: whatever there is
    requested_at timestamptz NOT NULL,
    leased_until timestamptz NOT NULL,
    attempts     integer NOT NULL DEFAULT 0,
    finished_at  timestamptz,
    matched      bigint NOT NULL DEFAULT 0,
    bank_matched bigint NOT NULL DEFAULT 0,
    waiting      bigint NOT NULL DEFAULT 0,
    outside      bigint NOT NULL DEFAULT 0,
    found        bigint NOT NULL DEFAULT 0, -- exceptions this run saw
    opened       bigint NOT NULL DEFAULT 0, -- of these, new ones
    cleared      bigint NOT NULL DEFAULT 0, -- exceptions of earlier runs that went away by themselves
    balances     jsonb NOT NULL DEFAULT '[]',
    failure      text,
    CHECK ((finished_at IS NOT NULL) = (state IN ('DONE', 'FAILED')))
);
CREATE UNIQUE INDEX ON marketplace.reconciliation_run ((true)) WHERE state = 'RUNNING';
CREATE INDEX ON marketplace.reconciliation_run (requested_at) WHERE state IN ('REQUESTED', 'RUNNING');

-- Where two ways differ. The same difference found again is the same exception; what was decided about it stays decided.
CREATE TABLE marketplace.reconciliation_exception (
    id             uuid PRIMARY KEY,
    kind           text NOT NULL CHECK (kind IN ('MISSING_AT_PROVIDER', 'MISSING_IN_LEDGER', 'MISSING_AT_BANK', 'DOUBLED',
        'WRONG_AMOUNT', 'WRONG_CURRENCY', 'WRONG_PARTY', 'LATE', 'UNKNOWN_TRANSFER', 'REFUND_WITHOUT_REVERSAL')),
    side           text NOT NULL CHECK (side IN ('PROVIDER', 'BANK', 'LEDGER')),
    subject        text NOT NULL, -- the fact, movement or row that is odd
    match_key      text NOT NULL, -- what it was compared under
    fingerprint    text NOT NULL, -- what was expected and found
    state          text NOT NULL CHECK (state IN ('OPEN', 'BOOKED', 'DISMISSED', 'CLEARED')),
    expected       bigint,
    expected_currency char(3),
    found          bigint,
    found_currency char(3),
    expected_party text,
    found_party    text,
    provider_object text,
    occurred_at    timestamptz NOT NULL,
    effect         jsonb NOT NULL, -- how far the ledger is from the provider because of it, by currency
    remedy         text NOT NULL CHECK (remedy IN ('BOOK', 'TAKE_BACK_SHARES', 'WAIT', 'ACKNOWLEDGE', 'ASK_PROVIDER',
        'ASK_BANK', 'VERIFY_LEDGER')),
    proposal       jsonb NOT NULL, -- the postings a click books
    first_run      uuid NOT NULL REFERENCES marketplace.reconciliation_run,
    last_run       uuid NOT NULL REFERENCES marketplace.reconciliation_run,
    opened_at      timestamptz NOT NULL,
    resolved_at    timestamptz,
    resolved_by    text,
    note           text CHECK (length(note) BETWEEN 1 AND 500),
    booked_as      text, -- the ledger's reference of what was booked
    UNIQUE (kind, subject, fingerprint),
    CHECK ((state = 'OPEN') = (resolved_at IS NULL)),
    CHECK ((state = 'BOOKED') = (booked_as IS NOT NULL)),
    CHECK ((state = 'DISMISSED') = (note IS NOT NULL))
);
CREATE INDEX ON marketplace.reconciliation_exception (match_key) WHERE state = 'OPEN';
CREATE INDEX ON marketplace.reconciliation_exception (subject) WHERE state = 'BOOKED';
CREATE INDEX ON marketplace.reconciliation_exception (state, id DESC);

-- Captures that no provider took part in, as the demonstration's: they stand apart in every comparison.
CREATE INDEX ON marketplace.payment_attempt (id) WHERE state = 'SUCCEEDED' AND provider_payment IS NULL;

-- Of the whole platform, so of no tenant: only named use cases that cross tenants see them.
DO $$
DECLARE
    platform_table text;
BEGIN
    FOREACH platform_table IN ARRAY ARRAY['provider_movement', 'movement_reading', 'bank_file', 'bank_row',
        'reconciliation_run', 'reconciliation_exception']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', platform_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', platform_table);
        EXECUTE format('CREATE POLICY platform ON marketplace.%I USING (current_setting(''linli.tenant'', true) = ''*'') '
            'WITH CHECK (current_setting(''linli.tenant'', true) = ''*'')', platform_table);
    END LOOP;
END $$;
REVOKE DELETE ON marketplace.provider_movement, marketplace.bank_file, marketplace.bank_row, marketplace.reconciliation_run,
    marketplace.reconciliation_exception FROM ${app};
