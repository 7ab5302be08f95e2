-- Quotes before a visit, and extra work agreed on site ------------------------------------------------------------------------

-- A household asks what something would cost; the provider says it, and the household accepts by booking a time.
CREATE TABLE marketplace.quote_request (
    id              uuid PRIMARY KEY,
    company_id      uuid NOT NULL,
    community_id    uuid NOT NULL,
    household_id    uuid NOT NULL,
    resident_id     uuid NOT NULL,
    supplier_id     uuid NOT NULL,
    service_item_id uuid NOT NULL,
    wish            text NOT NULL CHECK (char_length(wish) BETWEEN 1 AND 1000),
    state           text NOT NULL CHECK (state IN ('ASKED', 'QUOTED', 'ACCEPTED', 'DECLINED', 'REFUSED', 'WITHDRAWN')),
    asked_at        timestamptz NOT NULL,
    lines           jsonb CHECK (jsonb_typeof(lines) = 'object'),
    amount          bigint CHECK (amount > 0),
    currency        char(3),
    minutes         integer CHECK (minutes BETWEEN 5 AND 1440),
    valid_until     timestamptz,
    note            text NOT NULL DEFAULT '' CHECK (char_length(note) <= 500),
    booking_id      uuid UNIQUE REFERENCES marketplace.booking,
    CHECK (state NOT IN ('QUOTED', 'ACCEPTED') OR num_nonnulls(lines, amount, currency, minutes, valid_until) = 5),
    CHECK ((state = 'ACCEPTED') = (booking_id IS NOT NULL))
);
CREATE INDEX ON marketplace.quote_request (household_id, asked_at DESC);
CREATE INDEX ON marketplace.quote_request (supplier_id, asked_at DESC);

-- What a technician finds besides, as it was proposed. AGREED: there is an order for it; whether that is paid says the order.
CREATE TABLE marketplace.extra_work (
    id            uuid PRIMARY KEY,
    company_id    uuid NOT NULL,
    booking_id    uuid NOT NULL REFERENCES marketplace.booking,
    supplier_id   uuid NOT NULL,
    technician_id uuid NOT NULL,
    lines         jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'object'),
    amount        bigint NOT NULL CHECK (amount > 0),
    currency      char(3) NOT NULL,
    note          text NOT NULL DEFAULT '' CHECK (char_length(note) <= 500),
    state         text NOT NULL CHECK (state IN ('PROPOSED', 'AGREED', 'DECLINED', 'WITHDRAWN')),
    group_id      uuid UNIQUE REFERENCES marketplace.order_group,
    proposed_at   timestamptz NOT NULL,
    answered_at   timestamptz,
    CHECK ((state = 'AGREED') = (group_id IS NOT NULL)),
    CHECK ((state = 'PROPOSED') = (answered_at IS NULL))
);
CREATE INDEX ON marketplace.extra_work (booking_id, proposed_at);
-- An order that nobody paid in time may be followed by another one.
ALTER TABLE marketplace.order_line DROP CONSTRAINT order_line_extra_work_id_key;
CREATE INDEX ON marketplace.order_line (extra_work_id) WHERE extra_work_id IS NOT NULL;

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['quote_request', 'extra_work']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
