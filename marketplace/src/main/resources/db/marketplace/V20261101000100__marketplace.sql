CREATE SCHEMA marketplace;
GRANT USAGE ON SCHEMA marketplace TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA marketplace GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};

-- True where the open transaction entered this property company's tenancy, or crosses tenants by a named use case.
CREATE FUNCTION marketplace.visible(company uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN current_setting('linli.tenant', true) = '*' OR current_setting('linli.tenant', true) = company::text;

-- Place ---------------------------------------------------------------------------------------------------------------

CREATE TABLE marketplace.property_company (
    id         uuid PRIMARY KEY,
    code       text NOT NULL UNIQUE,
    name_en    text NOT NULL,
    name_zh    text NOT NULL,
    color      text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$') -- its own, on residents' pages
);

CREATE TABLE marketplace.community (
    id         uuid PRIMARY KEY,
    company_id uuid NOT NULL REFERENCES marketplace.property_company,
    code       text NOT NULL UNIQUE,
    name_en    text NOT NULL,
    name_zh    text NOT NULL,
    city_en    text NOT NULL,
    city_zh    text NOT NULL,
    time_zone  text NOT NULL DEFAULT 'Asia/Shanghai'
);

CREATE TABLE marketplace.building (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL REFERENCES marketplace.community,
    name         text NOT NULL,
    UNIQUE (community_id, name)
);

CREATE TABLE marketplace.entrance (
    id          uuid PRIMARY KEY,
    company_id  uuid NOT NULL,
    building_id uuid NOT NULL REFERENCES marketplace.building,
    name        text NOT NULL,
    UNIQUE (building_id, name)
);

CREATE TABLE marketplace.unit (
    id          uuid PRIMARY KEY,
    company_id  uuid NOT NULL,
    entrance_id uuid NOT NULL REFERENCES marketplace.entrance,
    number      text NOT NULL,
    UNIQUE (entrance_id, number)
);

CREATE TABLE marketplace.household (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL REFERENCES marketplace.community,
    unit_id      uuid NOT NULL UNIQUE REFERENCES marketplace.unit
);

CREATE TABLE marketplace.resident (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL REFERENCES marketplace.community,
    household_id uuid NOT NULL REFERENCES marketplace.household,
    display_name text NOT NULL,
    leader       boolean NOT NULL DEFAULT false
);
CREATE INDEX ON marketplace.resident (household_id);
CREATE INDEX ON marketplace.resident (community_id) WHERE leader;

-- Community group-buys ------------------------------------------------------------------------------------------------

CREATE TABLE marketplace.campaign (
    id              uuid PRIMARY KEY,
    company_id      uuid NOT NULL,
    community_id    uuid NOT NULL REFERENCES marketplace.community,
    offer_id        uuid NOT NULL,
    leader_id       uuid REFERENCES marketplace.resident,
    title_en        text NOT NULL,
    title_zh        text NOT NULL,
    price           bigint NOT NULL CHECK (price > 0),
    list_price      bigint NOT NULL,
    currency        char(3) NOT NULL,
    threshold       bigint NOT NULL CHECK (threshold > 0),           -- units that must be bought
    household_limit bigint NOT NULL DEFAULT 10 CHECK (household_limit > 0), -- units
    opens_at        timestamptz NOT NULL,
    cutoff_at       timestamptz NOT NULL CHECK (cutoff_at > opens_at),
    state           text NOT NULL CHECK (state IN ('OPEN', 'SUCCEEDED', 'FAILED')),
    joined          bigint NOT NULL DEFAULT 0 CHECK (joined >= 0),   -- units paid for
    closed_at       timestamptz
);
CREATE INDEX ON marketplace.campaign (cutoff_at) WHERE state = 'OPEN';
CREATE INDEX ON marketplace.campaign (community_id, cutoff_at);
CREATE INDEX ON marketplace.campaign (offer_id);

-- A seat: HELD while checking out, CONFIRMED by payment, RELEASED when not paid in time, REFUNDED when the campaign failed.
CREATE TABLE marketplace.campaign_join (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    campaign_id  uuid NOT NULL REFERENCES marketplace.campaign,
    household_id uuid NOT NULL,
    resident_id  uuid NOT NULL,
    quantity     bigint NOT NULL CHECK (quantity > 0),
    state        text NOT NULL CHECK (state IN ('HELD', 'CONFIRMED', 'RELEASED', 'REFUNDED')),
    expires_at   timestamptz NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON marketplace.campaign_join (campaign_id, household_id);
CREATE INDEX ON marketplace.campaign_join (expires_at) WHERE state = 'HELD';

-- Home services -------------------------------------------------------------------------------------------------------

CREATE TABLE marketplace.booking (
    id              uuid PRIMARY KEY,
    company_id      uuid NOT NULL,
    community_id    uuid NOT NULL,
    household_id    uuid NOT NULL,
    resident_id     uuid NOT NULL,
    service_item_id uuid NOT NULL,
    supplier_id     uuid NOT NULL,
    technician_id   uuid NOT NULL,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL CHECK (ends_at > starts_at),
    price           bigint NOT NULL CHECK (price > 0),
    currency        char(3) NOT NULL,
    state           text NOT NULL CHECK (state IN ('HELD', 'CONFIRMED', 'DONE', 'RELEASED', 'CANCELLED')),
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON marketplace.booking (expires_at) WHERE state = 'HELD';
CREATE INDEX ON marketplace.booking (resident_id, starts_at DESC);

-- Cart and orders -----------------------------------------------------------------------------------------------------

CREATE TABLE marketplace.cart (
    id          uuid PRIMARY KEY,
    company_id  uuid NOT NULL,
    resident_id uuid NOT NULL,
    state       text NOT NULL CHECK (state IN ('OPEN', 'CHECKED_OUT')),
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX ON marketplace.cart (resident_id) WHERE state = 'OPEN';

-- Exactly one of offer_id (bought alone), join_id (a campaign seat), booking_id (a visit).
CREATE TABLE marketplace.cart_line (
    id         uuid PRIMARY KEY,
    company_id uuid NOT NULL,
    cart_id    uuid NOT NULL REFERENCES marketplace.cart ON DELETE CASCADE,
    offer_id   uuid,
    join_id    uuid REFERENCES marketplace.campaign_join,
    booking_id uuid REFERENCES marketplace.booking,
    quantity   bigint NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
    CHECK (num_nonnulls(offer_id, join_id, booking_id) = 1),
    UNIQUE (cart_id, offer_id),
    UNIQUE (join_id),
    UNIQUE (booking_id)
);

-- What one checkout pays.
CREATE TABLE marketplace.order_group (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    household_id uuid NOT NULL,
    resident_id  uuid NOT NULL,
    cart_id      uuid NOT NULL UNIQUE REFERENCES marketplace.cart,
    total        bigint NOT NULL CHECK (total > 0),
    currency     char(3) NOT NULL,
    state        text NOT NULL CHECK (state IN ('PENDING', 'PAID', 'CANCELLED')),
    expires_at   timestamptz NOT NULL,
    placed_at    timestamptz NOT NULL,
    paid_at      timestamptz
);
CREATE INDEX ON marketplace.order_group (resident_id, placed_at DESC);
CREATE INDEX ON marketplace.order_group (expires_at) WHERE state = 'PENDING';

-- One per supplier.
CREATE TABLE marketplace.orders (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    group_id     uuid NOT NULL REFERENCES marketplace.order_group,
    supplier_id  uuid NOT NULL,
    total        bigint NOT NULL CHECK (total > 0),
    currency     char(3) NOT NULL,
    state        text NOT NULL CHECK (state IN ('PENDING', 'PAID', 'COMPLETED', 'REFUNDED', 'CANCELLED')),
    placed_at    timestamptz NOT NULL
);
CREATE INDEX ON marketplace.orders (group_id);
CREATE INDEX ON marketplace.orders (supplier_id, placed_at DESC);
CREATE INDEX ON marketplace.orders (community_id, placed_at DESC);

CREATE TABLE marketplace.order_line (
    id              uuid PRIMARY KEY,
    company_id      uuid NOT NULL,
    order_id        uuid NOT NULL REFERENCES marketplace.orders,
    position        smallint NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('GOODS', 'CAMPAIGN', 'SERVICE')),
    offer_id        uuid,
    service_item_id uuid,
    campaign_id     uuid REFERENCES marketplace.campaign,
    join_id         uuid REFERENCES marketplace.campaign_join,
    booking_id      uuid REFERENCES marketplace.booking,
    name_en         text NOT NULL,
    name_zh         text NOT NULL,
    category_id     uuid NOT NULL,
    quantity        bigint NOT NULL CHECK (quantity > 0),
    unit_price      bigint NOT NULL CHECK (unit_price > 0),
    amount          bigint NOT NULL CHECK (amount = quantity * unit_price),
    refunded        bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount),
    rule_id         uuid NOT NULL,
    UNIQUE (order_id, position)
);
CREATE INDEX ON marketplace.order_line (campaign_id) WHERE campaign_id IS NOT NULL;

-- The split as it was frozen when the order was placed: one row a party; the rows of a line add up to its amount.
-- Written before its line, in the same transaction: the line names the rule that was found.
CREATE TABLE marketplace.order_line_split (
    line_id    uuid NOT NULL REFERENCES marketplace.order_line DEFERRABLE INITIALLY DEFERRED,
    company_id uuid NOT NULL,
    position   smallint NOT NULL,
    party_kind text NOT NULL CHECK (party_kind IN ('SUPPLIER', 'PROPERTY_COMPANY', 'PLATFORM')),
    party_id   uuid NOT NULL,
    rate       integer NOT NULL CHECK (rate BETWEEN 0 AND 10000), -- basis points
    amount     bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (line_id, position)
);

-- Payment -------------------------------------------------------------------------------------------------------------

CREATE TABLE marketplace.payment_attempt (
    id               uuid PRIMARY KEY, -- also the provider's idempotency key
    company_id       uuid NOT NULL,
    group_id         uuid NOT NULL REFERENCES marketplace.order_group,
    amount           bigint NOT NULL CHECK (amount > 0),
    currency         char(3) NOT NULL,
    state            text NOT NULL CHECK (state IN ('PENDING', 'STARTED', 'SUCCEEDED', 'FAILED', 'ABANDONED')),
    provider_session text UNIQUE,
    provider_payment text UNIQUE,
    pay_url          text,
    failure          text, -- why it failed, or why the last card was declined
    -- What the provider was asked for: a retry after a crash must ask for exactly the same.
    success_url      text,
    cancel_url       text,
    locale           text,
    started_at       timestamptz,
    created_at       timestamptz NOT NULL,
    finished_at      timestamptz,
    CHECK (state = 'PENDING' OR state = 'ABANDONED' OR started_at IS NOT NULL),
    CHECK ((finished_at IS NULL) = (state IN ('PENDING', 'STARTED')))
);
-- Money is taken for a group at most once, and asked for by one attempt at a time.
CREATE UNIQUE INDEX ON marketplace.payment_attempt (group_id) WHERE state = 'SUCCEEDED';
CREATE UNIQUE INDEX ON marketplace.payment_attempt (group_id) WHERE state IN ('PENDING', 'STARTED');
CREATE INDEX ON marketplace.payment_attempt (group_id);

-- A line is refunded for one reason at most once: the unique key is what makes "refunds everyone, once" true.
CREATE TABLE marketplace.refund (
    id              uuid PRIMARY KEY, -- also the provider's idempotency key
    company_id      uuid NOT NULL,
    attempt_id      uuid NOT NULL REFERENCES marketplace.payment_attempt,
    line_id         uuid NOT NULL REFERENCES marketplace.order_line,
    reason          text NOT NULL CHECK (reason IN ('CAMPAIGN_FAILED', 'PAID_TOO_LATE')),
    amount          bigint NOT NULL CHECK (amount > 0),
    currency        char(3) NOT NULL,
    state           text NOT NULL CHECK (state IN ('PENDING', 'SUCCEEDED', 'FAILED')),
    provider_refund text UNIQUE,
    provider_key    text NOT NULL, -- idempotency key: the id, until the provider kept an error under it
    attempts        integer NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL, -- when it is next tried; a claim moves it on
    failure         text,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    UNIQUE (line_id, reason)
);
CREATE INDEX ON marketplace.refund (due_at) WHERE state = 'PENDING';
CREATE INDEX ON marketplace.refund (attempt_id);

-- What the provider told us, verified, before anything is done with it. Its id makes a repeated delivery harmless.
CREATE TABLE marketplace.provider_event (
    id          text PRIMARY KEY,
    type        text NOT NULL,
    payload     jsonb NOT NULL,
    received_at timestamptz NOT NULL,
    -- null until it was acted on; EXCEPTION: it contradicts our books, a person must look
    outcome     text CHECK (outcome IN ('APPLIED', 'ALREADY_APPLIED', 'UNKNOWN_PAYMENT', 'IGNORED', 'EXCEPTION')),
    detail      text
);
CREATE INDEX ON marketplace.provider_event (received_at) WHERE outcome IS NULL;

-- How far the provider's own list of events was read: what no delivery told us is found there.
CREATE TABLE marketplace.provider_cursor (
    name         text PRIMARY KEY,
    covered_to   timestamptz NOT NULL, -- everything before is read
    window_to    timestamptz,          -- the window being read ends here
    resume_after text,                 -- and this was its last event read
    leased_until timestamptz NOT NULL  -- one instance reads at a time
);

-- Ledger --------------------------------------------------------------------------------------------------------------

-- One account per party, kind and currency. Credits are negative: what we owe a party has a negative sum.
CREATE TABLE marketplace.ledger_account (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('PROVIDER_CLEARING', 'ORDERS_HELD', 'PARTY_PENDING')),
    party_kind text NOT NULL CHECK (party_kind IN ('SUPPLIER', 'PROPERTY_COMPANY', 'PLATFORM')),
    party_id   uuid NOT NULL,
    currency   char(3) NOT NULL,
    UNIQUE (kind, party_kind, party_id, currency)
);

-- reference names the business fact, so that the same fact is never booked twice.
CREATE TABLE marketplace.journal_entry (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('CAPTURE', 'SPLIT', 'SPLIT_REVERSAL', 'REFUND')),
    reference  text NOT NULL UNIQUE,
    booked_at  timestamptz NOT NULL
);

CREATE TABLE marketplace.posting (
    id           uuid PRIMARY KEY,
    entry_id     uuid NOT NULL REFERENCES marketplace.journal_entry,
    account_id   uuid NOT NULL REFERENCES marketplace.ledger_account,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    order_id     uuid, -- null on the provider's side of an entry for the whole group
    line_id      uuid,
    amount       bigint NOT NULL CHECK (amount <> 0),
    currency     char(3) NOT NULL,
    booked_at    timestamptz NOT NULL
);
CREATE INDEX ON marketplace.posting (entry_id);
CREATE INDEX ON marketplace.posting (account_id, booked_at);
CREATE INDEX ON marketplace.posting (order_id);

-- Every entry sums to zero per currency: checked when the transaction commits, over all tenants' rows whatever was entered.
CREATE FUNCTION marketplace.entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tenant text := current_setting('linli.tenant', true);
    unbalanced boolean;
BEGIN
    PERFORM set_config('linli.tenant', '*', true);
    SELECT EXISTS (SELECT FROM marketplace.posting WHERE entry_id = NEW.entry_id GROUP BY currency HAVING sum(amount) <> 0)
    INTO unbalanced;
    PERFORM set_config('linli.tenant', coalesce(tenant, ''), true);
    IF unbalanced THEN
        RAISE EXCEPTION 'journal entry % does not balance', NEW.entry_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON marketplace.posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION marketplace.entry_balances();

-- Append-only: the application may not update or delete, and neither may the owner by mistake.
CREATE FUNCTION marketplace.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: book a reversal', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.posting
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
REVOKE UPDATE, DELETE ON marketplace.journal_entry, marketplace.posting, marketplace.ledger_account FROM ${app};

-- Settlement ----------------------------------------------------------------------------------------------------------

-- Who gets what of a line. The most specific rule in force wins: supplier and category and company, down to the default
-- (all null). Never updated: a change is a new version with a later valid_from. Rates in basis points, adding up to 10000.
CREATE TABLE marketplace.split_rule (
    id            uuid PRIMARY KEY,
    company_id    uuid,
    supplier_id   uuid,
    category_id   uuid,
    supplier_rate integer NOT NULL CHECK (supplier_rate BETWEEN 0 AND 10000),
    company_rate  integer NOT NULL CHECK (company_rate BETWEEN 0 AND 10000),
    platform_rate integer NOT NULL CHECK (platform_rate BETWEEN 0 AND 10000),
    valid_from    timestamptz NOT NULL,
    CHECK (supplier_rate + company_rate + platform_rate = 10000)
);
CREATE UNIQUE INDEX ON marketplace.split_rule (company_id, supplier_id, category_id, valid_from) NULLS NOT DISTINCT;
INSERT INTO marketplace.split_rule (id, supplier_rate, company_rate, platform_rate, valid_from)
VALUES ('00000000-0000-7000-8000-000000000001', 8500, 1000, 500, '2020-01-01T00:00:00Z');

-- Row-level security: a property company's data are its own -----------------------------------------------------------

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['building', 'entrance', 'unit', 'household', 'resident', 'campaign_join', 'booking',
        'cart', 'cart_line', 'order_group', 'orders', 'order_line', 'order_line_split', 'payment_attempt', 'refund', 'posting']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
