-- While somebody disputes a visit, its shares are released to nobody. The row itself says so: who releases and who disputes at the
-- same moment wait for one another.
ALTER TABLE marketplace.share_release ADD COLUMN stopped_by uuid;

-- A household disputes a visit that was made. States and what leads from one to the other: VisitDispute.State.
CREATE TABLE marketplace.visit_dispute (
    id            uuid PRIMARY KEY,
    request_key   uuid NOT NULL,
    company_id    uuid NOT NULL,
    community_id  uuid NOT NULL,
    household_id  uuid NOT NULL,
    resident_id   uuid NOT NULL,
    supplier_id   uuid NOT NULL,
    booking_id    uuid NOT NULL UNIQUE REFERENCES marketplace.booking,
    line_id       uuid NOT NULL REFERENCES marketplace.order_line,
    order_id      uuid NOT NULL REFERENCES marketplace.orders,
    group_id      uuid NOT NULL,
    reason        text NOT NULL CHECK (reason IN ('NOT_DONE', 'BADLY_DONE', 'DAMAGE', 'NOBODY_CAME', 'OTHER')),
    words         text NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    amount        bigint NOT NULL CHECK (amount > 0), -- of the line
    currency      char(3) NOT NULL,
    state         text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'WITHDRAWN', 'RELEASED', 'REFUNDING', 'REFUNDED', 'REFUND_FAILED')),
    opened_at     timestamptz NOT NULL,
    answer_due_at timestamptz NOT NULL,
    answer        text CHECK (length(answer) BETWEEN 1 AND 1000),
    answered_at   timestamptz,
    granted       bigint CHECK (granted BETWEEN 1 AND amount),
    decision      text CHECK (length(decision) <= 1000),
    decided_at    timestamptz,
    decisions     smallint NOT NULL DEFAULT 0, -- a refund that failed is decided about again
    refund_id     uuid,
    UNIQUE (household_id, request_key),
    CHECK (num_nonnulls(answer, answered_at) IN (0, 2)),
    CHECK (state NOT IN ('REFUNDING', 'REFUNDED', 'REFUND_FAILED') OR num_nonnulls(granted, refund_id, decided_at) = 3)
);
CREATE INDEX ON marketplace.visit_dispute (supplier_id, id DESC);
CREATE INDEX ON marketplace.visit_dispute (company_id, id DESC);
CREATE INDEX ON marketplace.visit_dispute (refund_id) WHERE refund_id IS NOT NULL;
ALTER TABLE marketplace.visit_dispute ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.visit_dispute FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.visit_dispute USING (marketplace.visible(company_id))
    WITH CHECK (marketplace.visible(company_id));
