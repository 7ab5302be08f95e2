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

-- Row-level security: a property company's data are its own -----------------------------------------------------------

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['refundable']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
