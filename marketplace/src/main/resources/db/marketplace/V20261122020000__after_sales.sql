-- This migration reads and writes all tenants' rows.
SELECT set_config('linli.tenant', '*', true);

-- Refunds in parts ----------------------------------------------------------------------------------------------------

-- A line may be refunded several times, once for each cause. A cause is what the money goes back for: the line itself where
-- it goes back as a whole, an after-sale where a resident asked.
ALTER TABLE marketplace.refund ADD COLUMN cause_id uuid;
UPDATE marketplace.refund SET cause_id = line_id;
ALTER TABLE marketplace.refund
    ALTER COLUMN cause_id SET NOT NULL,
    DROP CONSTRAINT refund_line_id_reason_key,
    DROP CONSTRAINT refund_reason_check,
    ADD CONSTRAINT refund_reason_check CHECK (reason IN ('CAMPAIGN_FAILED', 'PAID_TOO_LATE', 'AFTER_SALE')),
    ADD CONSTRAINT refund_cause_key UNIQUE (line_id, reason, cause_id);

-- What was captured of a line, and how much of that is on its way back or back already. A line's first refund makes its row;
-- the check holds whoever races: no line gives back more than was paid for it.
CREATE TABLE marketplace.refundable (
    line_id    uuid PRIMARY KEY REFERENCES marketplace.order_line,
    company_id uuid NOT NULL,
    captured   bigint NOT NULL CHECK (captured > 0),
    claimed    bigint NOT NULL DEFAULT 0,
    CHECK (claimed BETWEEN 0 AND captured)
);
INSERT INTO marketplace.refundable (line_id, company_id, captured, claimed)
SELECT l.id, l.company_id, l.amount, coalesce(sum(r.amount) FILTER (WHERE r.state <> 'FAILED'), 0)
FROM marketplace.order_line l JOIN marketplace.refund r ON r.line_id = l.id
GROUP BY l.id;

-- A refund that was done may come back to us: both its entries are reversed.
ALTER TABLE marketplace.journal_entry
    DROP CONSTRAINT journal_entry_kind_check,
    ADD CONSTRAINT journal_entry_kind_check CHECK (kind IN ('CAPTURE', 'SPLIT', 'SPLIT_REVERSAL', 'REFUND', 'RELEASE',
        'RECEIVABLE', 'NETTING', 'TRANSFER', 'TRANSFER_REVERSAL', 'DISPUTE_OPENED', 'DISPUTE_WON', 'DISPUTE_LOST',
        'CORRECTION', 'REFUND_FAILED', 'SPLIT_RESTORED'));

-- After-sales ---------------------------------------------------------------------------------------------------------

-- A household's request for the money of a line. The states and what leads from one to the other: AfterSaleState.
CREATE TABLE marketplace.after_sale (
    id           uuid PRIMARY KEY, -- also the cause of its refund
    request_key  uuid NOT NULL UNIQUE, -- made by the client
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    household_id uuid NOT NULL,
    resident_id  uuid NOT NULL, -- who asked
    supplier_id  uuid NOT NULL,
    group_id     uuid NOT NULL REFERENCES marketplace.order_group,
    order_id     uuid NOT NULL REFERENCES marketplace.orders,
    line_id      uuid NOT NULL REFERENCES marketplace.order_line,
    reason       text NOT NULL CHECK (reason IN ('NOT_RECEIVED', 'DAMAGED', 'WRONG_ITEM', 'NOT_AS_DESCRIBED',
        'SERVICE_NOT_DONE', 'CHANGED_MIND', 'OTHER')),
    quantity     bigint CHECK (quantity > 0), -- null when an amount or the whole line was asked for
    note         text CHECK (length(note) <= 500),
    requested    bigint NOT NULL CHECK (requested > 0),
    currency     char(3) NOT NULL,
    state        text NOT NULL CHECK (state IN ('WITH_SUPPLIER', 'WITH_PROPERTY_COMPANY', 'REFUSED_BY_SUPPLIER', 'REFUSED',
        'WITHDRAWN', 'APPROVED', 'REFUNDED', 'REFUND_FAILED')),
    approved     bigint CHECK (approved BETWEEN 1 AND requested),
    refund_id    uuid UNIQUE REFERENCES marketplace.refund,
    escalated    boolean NOT NULL DEFAULT false, -- the household took the supplier's refusal to the property company
    due_at       timestamptz, -- until when the supplier may answer
    failure      text,
    requested_at timestamptz NOT NULL,
    CHECK ((state = 'WITH_SUPPLIER') = (due_at IS NOT NULL)),
    CHECK ((state IN ('APPROVED', 'REFUNDED', 'REFUND_FAILED')) = (approved IS NOT NULL)),
    CHECK ((approved IS NULL) = (refund_id IS NULL)),
    CHECK ((state = 'REFUND_FAILED') = (failure IS NOT NULL)),
    CHECK (NOT escalated OR state NOT IN ('WITH_SUPPLIER', 'REFUSED_BY_SUPPLIER'))
);
-- One that is not settled at a time.
CREATE UNIQUE INDEX ON marketplace.after_sale (line_id)
    WHERE state IN ('WITH_SUPPLIER', 'WITH_PROPERTY_COMPANY', 'REFUSED_BY_SUPPLIER', 'APPROVED');
CREATE INDEX ON marketplace.after_sale (due_at) WHERE state = 'WITH_SUPPLIER';
CREATE INDEX ON marketplace.after_sale (household_id, id DESC);
CREATE INDEX ON marketplace.after_sale (supplier_id, id DESC);
CREATE INDEX ON marketplace.after_sale (company_id, id DESC);
CREATE INDEX ON marketplace.after_sale (order_id);

-- What happened to a request, step by step; never changed.
CREATE TABLE marketplace.after_sale_step (
    id            uuid PRIMARY KEY,
    after_sale_id uuid NOT NULL REFERENCES marketplace.after_sale,
    company_id    uuid NOT NULL,
    state         text NOT NULL,
    party         text NOT NULL CHECK (party IN ('HOUSEHOLD', 'SUPPLIER', 'PROPERTY_COMPANY', 'MARKETPLACE')),
    amount        bigint,
    note          text CHECK (length(note) <= 500),
    at            timestamptz NOT NULL
);
CREATE INDEX ON marketplace.after_sale_step (after_sale_id);
REVOKE UPDATE, DELETE ON marketplace.after_sale_step FROM ${app};

-- Disputes ------------------------------------------------------------------------------------------------------------

-- A payer's bank takes a payment back, as the provider tells of it. The states and which follows which: DisputeState.
CREATE TABLE marketplace.dispute (
    id               uuid PRIMARY KEY,
    company_id       uuid NOT NULL,
    group_id         uuid NOT NULL REFERENCES marketplace.order_group,
    attempt_id       uuid NOT NULL REFERENCES marketplace.payment_attempt,
    provider_dispute text NOT NULL UNIQUE,
    amount           bigint NOT NULL CHECK (amount > 0),
    currency         char(3) NOT NULL,
    reason           text NOT NULL, -- in the provider's words
    state            text NOT NULL CHECK (state IN ('INQUIRY', 'INQUIRY_UNDER_REVIEW', 'INQUIRY_CLOSED', 'NEEDS_RESPONSE',
        'UNDER_REVIEW', 'WON', 'LOST')),
    evidence_due_at  timestamptz,
    evidence         text CHECK (length(evidence) BETWEEN 1 AND 20000), -- what was, or is to be, submitted
    opened_at        timestamptz NOT NULL,
    closed_at        timestamptz,
    CHECK ((closed_at IS NOT NULL) = (state IN ('INQUIRY_CLOSED', 'WON', 'LOST')))
);
CREATE INDEX ON marketplace.dispute (group_id);

-- What a lost dispute took of each line; its id is the booking's reference.
CREATE TABLE marketplace.dispute_line (
    id         uuid PRIMARY KEY,
    company_id uuid NOT NULL,
    dispute_id uuid NOT NULL REFERENCES marketplace.dispute,
    line_id    uuid NOT NULL REFERENCES marketplace.order_line,
    amount     bigint NOT NULL CHECK (amount > 0),
    UNIQUE (dispute_id, line_id)
);
REVOKE UPDATE, DELETE ON marketplace.dispute_line FROM ${app};

-- Row-level security: a property company's data are its own -----------------------------------------------------------

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['refundable', 'after_sale', 'after_sale_step', 'dispute', 'dispute_line']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
