-- The life of a visit that is paid for: cancelled, moved, missed -----------------------------------------------------------

-- moves: how often its time was changed; what was told of it is about one such number. own_moves: of these, by whom it was booked
-- for. excused: whoever was to come cannot, so giving it up or moving it costs nothing, however late.
ALTER TABLE marketplace.booking
    ADD COLUMN moves     smallint NOT NULL DEFAULT 0,
    ADD COLUMN own_moves smallint NOT NULL DEFAULT 0,
    ADD COLUMN excused   boolean NOT NULL DEFAULT false,
    ADD CHECK (own_moves BETWEEN 0 AND moves);
CREATE INDEX ON marketplace.booking (household_id, starts_at DESC);

-- What was agreed on site and is paid besides the visit is a line of the same booking; null: the visit itself.
ALTER TABLE marketplace.order_line ADD COLUMN extra_work_id uuid UNIQUE;
ALTER TABLE marketplace.order_line ADD CHECK (extra_work_id IS NULL OR booking_id IS NOT NULL);

ALTER TABLE marketplace.refund
    DROP CONSTRAINT refund_reason_check,
    ADD CONSTRAINT refund_reason_check CHECK (reason IN ('CAMPAIGN_FAILED', 'PAID_TOO_LATE', 'AFTER_SALE',
        'BILL_REFUNDED', 'PRICE_TIER', 'LEFT', 'NOT_DELIVERABLE', 'VISIT_CANCELLED', 'VISIT_MISSED'));

-- Who gave a paid visit up, and what it came to: fee and what went back are together what was left of its money.
CREATE TABLE marketplace.visit_cancellation (
    booking_id   uuid PRIMARY KEY REFERENCES marketplace.booking,
    company_id   uuid NOT NULL,
    cancelled_by text NOT NULL CHECK (cancelled_by IN ('RESIDENT', 'PROVIDER', 'NO_SHOW')),
    note         text NOT NULL DEFAULT '' CHECK (char_length(note) <= 500),
    fee          bigint NOT NULL CHECK (fee >= 0),
    back         bigint NOT NULL CHECK (back >= 0),
    currency     char(3) NOT NULL,
    cancelled_at timestamptz NOT NULL
);

-- A provider would rather come at another time. Nothing is held: when the resident agrees, the constraint decides.
CREATE TABLE marketplace.visit_proposal (
    id            uuid PRIMARY KEY,
    company_id    uuid NOT NULL,
    booking_id    uuid NOT NULL REFERENCES marketplace.booking,
    supplier_id   uuid NOT NULL,
    starts_at     timestamptz NOT NULL,
    technician_id uuid,
    note          text NOT NULL DEFAULT '' CHECK (char_length(note) <= 500),
    state         text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    proposed_at   timestamptz NOT NULL,
    answered_at   timestamptz,
    CHECK ((answered_at IS NULL) = (state = 'OPEN'))
);
CREATE UNIQUE INDEX ON marketplace.visit_proposal (booking_id) WHERE state = 'OPEN';

-- A technician stands at the door: waiting counts from here. Told again, the first time stays.
CREATE TABLE marketplace.visit_at_door (
    booking_id    uuid NOT NULL REFERENCES marketplace.booking,
    moves         smallint NOT NULL, -- of the booking: who waited at the old time did not wait at the new
    company_id    uuid NOT NULL,
    technician_id uuid NOT NULL,
    at            timestamptz NOT NULL,
    PRIMARY KEY (booking_id, moves)
);

-- One side says that the other was not there. OPEN: the other may contradict until answer_until. CONTESTED: a person decides, and
-- until then no money moves. SETTLED, DECIDED: it is over. WITHDRAWN: the visit took place after all.
CREATE TABLE marketplace.missed_visit (
    booking_id   uuid PRIMARY KEY REFERENCES marketplace.booking,
    company_id   uuid NOT NULL,
    supplier_id  uuid NOT NULL,
    claimed_by   text NOT NULL CHECK (claimed_by IN ('RESIDENT', 'TECHNICIAN')),
    note         text NOT NULL CHECK (char_length(note) BETWEEN 1 AND 500),
    door_at      timestamptz, -- since when the technician waited
    claimed_at   timestamptz NOT NULL,
    answer_until timestamptz NOT NULL,
    answer       text CHECK (char_length(answer) BETWEEN 1 AND 500),
    answered_at  timestamptz,
    state        text NOT NULL CHECK (state IN ('OPEN', 'CONTESTED', 'SETTLED', 'DECIDED', 'WITHDRAWN')),
    decision     text CHECK (char_length(decision) BETWEEN 1 AND 500),
    ended_at     timestamptz,
    CHECK (claimed_by = 'RESIDENT' OR door_at IS NOT NULL),
    CHECK ((ended_at IS NULL) = (state IN ('OPEN', 'CONTESTED'))),
    CHECK ((decision IS NOT NULL) = (state = 'DECIDED'))
);
CREATE INDEX ON marketplace.missed_visit (claimed_at) WHERE state = 'CONTESTED';
CREATE INDEX ON marketplace.missed_visit (supplier_id, claimed_at);

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['visit_cancellation', 'visit_proposal', 'visit_at_door', 'missed_visit']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
