-- Bills a property company issues to a household -----------------------------------------------------------------------

CREATE TABLE marketplace.bill (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL REFERENCES marketplace.property_company,
    community_id uuid NOT NULL REFERENCES marketplace.community,
    household_id uuid NOT NULL REFERENCES marketplace.household,
    issue_key    text NOT NULL, -- of the request, or of the row of a file: what was issued before is not issued again
    kind         text NOT NULL CHECK (kind IN ('MANAGEMENT_FEE', 'PARKING', 'ENERGY', 'OTHER')),
    note         text NOT NULL CHECK (length(note) <= 100),
    period       date CHECK (extract(day FROM period) = 1), -- the month it is for
    amount       bigint NOT NULL CHECK (amount BETWEEN 1 AND 100000000),
    currency     char(3) NOT NULL,
    due_on       date NOT NULL,
    state        text NOT NULL CHECK (state IN ('OPEN', 'PAID', 'CANCELLED')),
    group_id     uuid REFERENCES marketplace.order_group, -- the checkout that pays it, or paid it
    issued_at    timestamptz NOT NULL,
    paid_at      timestamptz,
    cancelled_at timestamptz,
    UNIQUE (company_id, issue_key),
    CHECK (state <> 'PAID' OR group_id IS NOT NULL),
    CHECK (state <> 'CANCELLED' OR group_id IS NULL),
    CHECK ((paid_at IS NOT NULL) = (state = 'PAID')),
    CHECK ((cancelled_at IS NOT NULL) = (state = 'CANCELLED'))
);
-- Nobody is billed twice for the same month.
CREATE UNIQUE INDEX bill_once_a_month ON marketplace.bill (company_id, household_id, kind, period)
    WHERE period IS NOT NULL AND state <> 'CANCELLED';
CREATE INDEX ON marketplace.bill (company_id, id DESC);
CREATE INDEX ON marketplace.bill (company_id, due_on) WHERE state = 'OPEN';
CREATE INDEX ON marketplace.bill (household_id, id DESC);
CREATE INDEX ON marketplace.bill (group_id) WHERE group_id IS NOT NULL;

-- OPEN becomes PAID by the checkout that holds it, or CANCELLED while none does; what it says never changes. States: BillState.
CREATE FUNCTION marketplace.bill_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'OPEN' THEN
        RAISE EXCEPTION 'bill % is %: it stays so', OLD.id, OLD.state USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.group_id <> NEW.group_id OR NEW.state = 'PAID' AND OLD.group_id IS NULL THEN
        RAISE EXCEPTION 'bill % is not held by this checkout', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state = 'CANCELLED' AND OLD.group_id IS NOT NULL THEN
        RAISE EXCEPTION 'bill % is being paid', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER moves BEFORE UPDATE ON marketplace.bill FOR EACH ROW EXECUTE FUNCTION marketplace.bill_moves();
REVOKE UPDATE, DELETE ON marketplace.bill FROM ${app};
GRANT UPDATE (state, group_id, paid_at, cancelled_at) ON marketplace.bill TO ${app};

ALTER TABLE marketplace.bill ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.bill FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.bill USING (marketplace.visible(company_id))
    WITH CHECK (marketplace.visible(company_id));

-- In carts and orders -----------------------------------------------------------------------------------------------------

-- Exactly one of offer_id (bought alone), join_id (a campaign seat), booking_id (a visit), bill_id.
ALTER TABLE marketplace.cart_line
    ADD COLUMN bill_id uuid REFERENCES marketplace.bill,
    DROP CONSTRAINT cart_line_check,
    ADD CONSTRAINT cart_line_check CHECK (num_nonnulls(offer_id, join_id, booking_id, bill_id) = 1),
    ADD CONSTRAINT cart_line_bill_once CHECK (bill_id IS NULL OR quantity = 1),
    ADD UNIQUE (cart_id, bill_id);

-- The order of bills is sold by the company itself: its supplier_id is its company_id. No split rule and no category apply.
ALTER TABLE marketplace.order_line
    ADD COLUMN bill_id uuid REFERENCES marketplace.bill,
    DROP CONSTRAINT order_line_kind_check,
    ADD CONSTRAINT order_line_kind_check CHECK (kind IN ('GOODS', 'CAMPAIGN', 'SERVICE', 'BILL')),
    ALTER COLUMN category_id DROP NOT NULL,
    ALTER COLUMN rule_id DROP NOT NULL,
    ADD CONSTRAINT order_line_bill CHECK ((kind = 'BILL') = (bill_id IS NOT NULL)
        AND (kind = 'BILL') = (category_id IS NULL) AND (kind = 'BILL') = (rule_id IS NULL)
        AND (kind <> 'BILL' OR quantity = 1));
CREATE INDEX ON marketplace.order_line (bill_id) WHERE bill_id IS NOT NULL;

ALTER TABLE marketplace.refund
    DROP CONSTRAINT refund_reason_check,
    ADD CONSTRAINT refund_reason_check CHECK (reason IN ('CAMPAIGN_FAILED', 'PAID_TOO_LATE', 'AFTER_SALE',
        'BILL_REFUNDED'));
