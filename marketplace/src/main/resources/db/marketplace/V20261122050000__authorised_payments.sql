-- A group-buy is charged when it succeeds: until then a card holds the money, or is saved to be charged then. --------------

ALTER TABLE marketplace.payment_attempt
    ADD COLUMN mode text NOT NULL DEFAULT 'AT_ONCE'
        CHECK (mode IN ('AT_ONCE', 'AT_ONCE_BY_WALLET', 'ON_SUCCESS_HELD', 'ON_SUCCESS_SAVED')),
    ADD COLUMN held_until timestamptz,      -- until when the money held is counted on
    ADD COLUMN provider_customer text,      -- whose card was saved
    ADD COLUMN provider_method text,        -- the saved card; null again once the provider has forgotten it
    ADD COLUMN due_at timestamptz,          -- when the provider is next asked to capture, charge, release or forget
    ADD COLUMN tries integer NOT NULL DEFAULT 0,
    ADD COLUMN provider_key text,           -- idempotency key of the next such call
    DROP CONSTRAINT payment_attempt_state_check,
    DROP CONSTRAINT payment_attempt_check1,
    ADD CONSTRAINT payment_attempt_state_check CHECK (state IN ('PENDING', 'STARTED', 'AUTHORISED', 'SAVED', 'CAPTURING',
        'CHARGING', 'RELEASING', 'RELEASED', 'SUCCEEDED', 'FAILED', 'ABANDONED')),
    ADD CONSTRAINT payment_attempt_finished CHECK (
        (finished_at IS NULL) = (state IN ('PENDING', 'STARTED', 'AUTHORISED', 'SAVED', 'CAPTURING', 'CHARGING', 'RELEASING'))),
    ADD CONSTRAINT payment_attempt_held CHECK (
        state NOT IN ('AUTHORISED', 'CAPTURING') OR (provider_payment IS NOT NULL AND held_until IS NOT NULL)),
    ADD CONSTRAINT payment_attempt_saved CHECK (
        state NOT IN ('SAVED', 'CHARGING') OR (provider_customer IS NOT NULL AND provider_method IS NOT NULL)),
    ADD CONSTRAINT payment_attempt_intent CHECK (
        state NOT IN ('CAPTURING', 'CHARGING') OR (due_at IS NOT NULL AND provider_key IS NOT NULL));

-- One attempt of a group at most stands for its money: taken, held, or to be charged.
CREATE UNIQUE INDEX payment_attempt_one_secured ON marketplace.payment_attempt (group_id)
    WHERE state IN ('SUCCEEDED', 'AUTHORISED', 'SAVED', 'CAPTURING', 'CHARGING');
CREATE INDEX payment_attempt_due ON marketplace.payment_attempt (due_at) WHERE due_at IS NOT NULL;

-- The moves that AttemptState allows, and no other: whatever statement is written, and by whomever.
CREATE FUNCTION marketplace.refuse_attempt_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('PENDING', 'STARTED'), ('PENDING', 'ABANDONED'),
        ('STARTED', 'AUTHORISED'), ('STARTED', 'SAVED'), ('STARTED', 'SUCCEEDED'), ('STARTED', 'FAILED'),
        ('STARTED', 'ABANDONED'), ('STARTED', 'RELEASING'),
        ('AUTHORISED', 'CAPTURING'), ('AUTHORISED', 'SUCCEEDED'), ('AUTHORISED', 'FAILED'), ('AUTHORISED', 'RELEASING'),
        ('SAVED', 'CHARGING'), ('SAVED', 'SUCCEEDED'), ('SAVED', 'RELEASING'),
        ('CAPTURING', 'SUCCEEDED'), ('CAPTURING', 'FAILED'),
        ('CHARGING', 'SUCCEEDED'), ('CHARGING', 'FAILED'),
        ('RELEASING', 'SUCCEEDED'), ('RELEASING', 'RELEASED'),
        ('RELEASED', 'SUCCEEDED'),
        ('FAILED', 'SUCCEEDED'), ('FAILED', 'RELEASING'),
        ('ABANDONED', 'SUCCEEDED'), ('ABANDONED', 'RELEASING')) THEN
        RAISE EXCEPTION 'payment attempt % cannot go from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refuse_attempt_move BEFORE UPDATE OF state ON marketplace.payment_attempt
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION marketplace.refuse_attempt_move();

-- A group whose card holds the money or is saved is reserved: seats and stock are its own, nothing is charged yet.
ALTER TABLE marketplace.order_group
    ADD COLUMN reserved_at timestamptz, -- kept when the charge failed and the group waits to be paid after all
    DROP CONSTRAINT order_group_state_check,
    ADD CONSTRAINT order_group_state_check CHECK (state IN ('PENDING', 'RESERVED', 'PAID', 'CANCELLED')),
    ADD CONSTRAINT order_group_reserved CHECK (state <> 'RESERVED' OR reserved_at IS NOT NULL);
ALTER TABLE marketplace.orders
    DROP CONSTRAINT orders_state_check,
    ADD CONSTRAINT orders_state_check
        CHECK (state IN ('PENDING', 'RESERVED', 'PAID', 'COMPLETED', 'REFUNDED', 'CANCELLED'));
