-- What a party is still to be paid, or owes, line by line ------------------------------------------------------------------
--
-- A party's payable and receivable accounts grow for ever, while what is open on them stays little: a line that was paid, or
-- whose debt was netted, sums to nothing. The postings that are open are kept apart, so that a payout reads these only.
-- Rows come with their posting and go, all of a line at once, when what they sum to is nothing; they are never changed.
CREATE TABLE marketplace.open_posting (
    posting_id   uuid PRIMARY KEY,
    account_id   uuid NOT NULL,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    order_id     uuid,
    line_id      uuid,
    line_key     uuid NOT NULL
        GENERATED ALWAYS AS (coalesce(line_id, order_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
    amount       bigint NOT NULL,
    booked_at    timestamptz NOT NULL
);
CREATE INDEX ON marketplace.open_posting (account_id, booked_at, posting_id);
CREATE INDEX ON marketplace.open_posting (account_id, line_key);

ALTER TABLE marketplace.open_posting ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.open_posting FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.open_posting USING (marketplace.visible(company_id))
    WITH CHECK (marketplace.visible(company_id));
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON marketplace.open_posting FROM ${app};

-- Follows the postings, over all tenants whatever was entered. What another transaction is closing at the same moment is left
-- alone: exactly the rows that were locked here are summed, so nothing is lost and nobody waits.
CREATE FUNCTION marketplace.keep_open() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    tenant text := current_setting('linli.tenant', true);
BEGIN
    IF NOT EXISTS (SELECT FROM added JOIN marketplace.ledger_account a ON a.id = added.account_id
            WHERE a.kind IN ('PARTY_PAYABLE', 'PARTY_RECEIVABLE')) THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('linli.tenant', '*', true);
    INSERT INTO marketplace.open_posting (posting_id, account_id, company_id, community_id, order_id, line_id, amount, booked_at)
    SELECT n.id, n.account_id, n.company_id, n.community_id, n.order_id, n.line_id, n.amount, n.booked_at
    FROM added n JOIN marketplace.ledger_account a ON a.id = n.account_id
    WHERE a.kind IN ('PARTY_PAYABLE', 'PARTY_RECEIVABLE');
    WITH touched AS (
        SELECT DISTINCT account_id, coalesce(line_id, order_id, '00000000-0000-0000-0000-000000000000'::uuid) AS line_key
        FROM added
    ), mine AS MATERIALIZED (
        SELECT o.posting_id, o.account_id, o.line_key, o.company_id, o.community_id, o.amount
        FROM touched JOIN marketplace.open_posting o ON o.account_id = touched.account_id AND o.line_key = touched.line_key
        FOR UPDATE OF o SKIP LOCKED
    ), summed AS (
        SELECT posting_id, sum(amount) OVER (PARTITION BY account_id, line_key, company_id, community_id) AS open FROM mine
    )
    DELETE FROM marketplace.open_posting o USING summed WHERE o.posting_id = summed.posting_id AND summed.open = 0;
    PERFORM set_config('linli.tenant', coalesce(tenant, ''), true);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION marketplace.keep_open() FROM PUBLIC;

-- What is open already.
SELECT set_config('linli.tenant', '*', true);
INSERT INTO marketplace.open_posting (posting_id, account_id, company_id, community_id, order_id, line_id, amount, booked_at)
SELECT id, account_id, company_id, community_id, order_id, line_id, amount, booked_at
FROM (SELECT p.*, sum(p.amount) OVER (PARTITION BY p.account_id, p.company_id, p.community_id, p.order_id, p.line_id) AS open
    FROM marketplace.posting p JOIN marketplace.ledger_account a ON a.id = p.account_id
    WHERE a.kind IN ('PARTY_PAYABLE', 'PARTY_RECEIVABLE')) AS lines
WHERE open <> 0;
CREATE TRIGGER keep_open AFTER INSERT ON marketplace.posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION marketplace.keep_open();
