-- A ledger that shows every change made behind its back -----------------------------------------------------------------
--
-- Every entry is sealed when its transaction commits: the seal's hash covers the entry, its postings and the seal before it,
-- so that an edited, removed, added or reordered row is found by recomputing. One chain for all would let one transaction
-- commit at a time; there are sixteen, called lanes. All entries of a transaction go to the same lane: no two transactions
-- ever wait for each other's lanes, so they cannot deadlock, and a lane is locked only while its transaction commits.

-- What the other parts of the money need: shares released, claims on parties, tax, disputes, transfers. A share's state is
-- the account it stands on: pending until it is released, payable then; what is voided was reversed off either.
ALTER TABLE marketplace.ledger_account
    DROP CONSTRAINT ledger_account_kind_check,
    DROP CONSTRAINT ledger_account_party_kind_check,
    ADD CHECK (kind IN ('PROVIDER_CLEARING', 'ORDERS_HELD', 'PARTY_PENDING', 'PARTY_PAYABLE', 'PARTY_RECEIVABLE',
        'TAX_PAYABLE', 'DISPUTES_HELD')),
    ADD CHECK (party_kind IN ('SUPPLIER', 'PROPERTY_COMPANY', 'PLATFORM', 'LEADER', 'OPERATING_PARTNER', 'OWNERS_FUND'));
ALTER TABLE marketplace.journal_entry
    DROP CONSTRAINT journal_entry_kind_check,
    ADD CHECK (kind IN ('CAPTURE', 'SPLIT', 'SPLIT_REVERSAL', 'REFUND', 'RELEASE', 'RECEIVABLE', 'NETTING', 'TRANSFER',
        'TRANSFER_REVERSAL', 'DISPUTE_OPENED', 'DISPUTE_WON', 'DISPUTE_LOST', 'CORRECTION'));

-- An account's identity is part of what is sealed, so it never changes either.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();

-- The head of each lane: how many entries it has, and the hash of the last.
CREATE TABLE marketplace.ledger_lane (
    lane   smallint PRIMARY KEY CHECK (lane BETWEEN 0 AND 15),
    height bigint NOT NULL CHECK (height >= 0),
    hash   bytea NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 10); -- updated with every entry: room for the versions not yet cleaned up
INSERT INTO marketplace.ledger_lane SELECT lane, 0, decode(repeat('00', 32), 'hex') FROM generate_series(0, 15) lane;

-- No foreign key to the entry: a removed entry must leave its seal behind as evidence.
CREATE TABLE marketplace.journal_seal (
    entry_id uuid PRIMARY KEY,
    lane     smallint NOT NULL,
    height   bigint NOT NULL CHECK (height > 0),
    postings integer NOT NULL CHECK (postings >= 2),
    previous bytea NOT NULL,
    hash     bytea NOT NULL,
    UNIQUE (lane, height)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.journal_seal
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();

-- Balances, kept in step by the seal. One row an account and lane, so that the platform's accounts, which every order
-- touches, are no row for all to wait at: a balance is the sum of an account's rows.
CREATE TABLE marketplace.ledger_balance (
    account_id uuid NOT NULL REFERENCES marketplace.ledger_account,
    lane       smallint NOT NULL,
    currency   char(3) NOT NULL,
    balance    bigint NOT NULL,
    PRIMARY KEY (account_id, lane)
) WITH (fillfactor = 50);

-- A balance spans tenants, as a supplier does: only named use cases see them all; a property company sees its own.
ALTER TABLE marketplace.ledger_balance ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.ledger_balance FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.ledger_balance USING (current_setting('linli.tenant', true) = '*'
    OR EXISTS (SELECT FROM marketplace.ledger_account a WHERE a.id = account_id AND a.party_kind = 'PROPERTY_COMPANY'
        AND a.party_id::text = current_setting('linli.tenant', true)));

REVOKE INSERT, UPDATE, DELETE ON marketplace.ledger_lane, marketplace.journal_seal, marketplace.ledger_balance FROM ${app};

-- Microseconds since 1970: a moment's text would depend on the session's settings.
CREATE FUNCTION marketplace.microseconds(moment timestamptz) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (extract(epoch FROM moment) * 1000000)::bigint;

-- All that an entry's postings say, with whose account it is, in the order of their ids.
CREATE FUNCTION marketplace.posting_content(entry uuid) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_array(p.id, p.entry_id, p.account_id, a.kind, a.party_kind, a.party_id,
            a.currency, p.company_id, p.community_id, p.order_id, p.line_id, p.amount, p.currency,
            marketplace.microseconds(p.booked_at)) ORDER BY p.id), '[]')
        FROM marketplace.posting p LEFT JOIN marketplace.ledger_account a ON a.id = p.account_id
        WHERE p.entry_id = entry);

-- SHA-256 over the hash before and the entry's content. JSON, because it says where one value ends and the next begins.
CREATE FUNCTION marketplace.seal_hash(previous bytea, lane smallint, height bigint, entry marketplace.journal_entry,
        postings jsonb) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(previous || convert_to(jsonb_build_array(lane, height, entry.id, entry.kind, entry.reference,
        marketplace.microseconds(entry.booked_at), postings)::text, 'UTF8'));

-- Checks an entry that is complete, seals it at the head of a lane and adds its postings to the balances. Sees all tenants'
-- postings, whatever the transaction entered.
CREATE FUNCTION marketplace.seal(entry marketplace.journal_entry, into_lane smallint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    tenant text := current_setting('linli.tenant', true);
    content jsonb;
    head marketplace.ledger_lane;
    sealed bytea;
BEGIN
    PERFORM set_config('linli.tenant', '*', true);
    content := marketplace.posting_content(entry.id);
    IF jsonb_array_length(content) < 2 OR EXISTS (SELECT FROM marketplace.posting WHERE entry_id = entry.id
            GROUP BY currency HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'journal entry % does not balance', entry.id USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM marketplace.posting p JOIN marketplace.ledger_account a ON a.id = p.account_id
            WHERE p.entry_id = entry.id AND a.currency <> p.currency) THEN
        RAISE EXCEPTION 'journal entry % posts to an account of another currency', entry.id
            USING ERRCODE = 'check_violation';
    END IF;
    SELECT * INTO STRICT head FROM marketplace.ledger_lane l WHERE l.lane = into_lane FOR UPDATE;
    sealed := marketplace.seal_hash(head.hash, into_lane, head.height + 1, entry, content);
    INSERT INTO marketplace.journal_seal (entry_id, lane, height, postings, previous, hash)
    VALUES (entry.id, into_lane, head.height + 1, jsonb_array_length(content), head.hash, sealed);
    UPDATE marketplace.ledger_lane l SET height = head.height + 1, hash = sealed WHERE l.lane = into_lane;
    INSERT INTO marketplace.ledger_balance AS kept (account_id, lane, currency, balance)
    SELECT p.account_id, into_lane, p.currency, sum(p.amount)::bigint FROM marketplace.posting p
    WHERE p.entry_id = entry.id GROUP BY p.account_id, p.currency
    ON CONFLICT (account_id, lane) DO UPDATE SET balance = kept.balance + excluded.balance;
    PERFORM set_config('linli.tenant', coalesce(tenant, ''), true);
END $$;
REVOKE ALL ON FUNCTION marketplace.seal(marketplace.journal_entry, smallint) FROM PUBLIC;

CREATE FUNCTION marketplace.seal_at_commit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM marketplace.seal(NEW, mod(pg_current_xact_id()::text::bigint, 16)::smallint);
    RETURN NULL;
END $$;

-- After the seal nothing joins an entry. Also in a race: by the time a posting found its entry, the seal is there to see.
CREATE FUNCTION marketplace.refuse_late_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added JOIN marketplace.journal_seal s ON s.entry_id = added.entry_id) THEN
        RAISE EXCEPTION 'the journal entry is sealed: book another' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;

-- What is in the books already, in the order in which it was booked.
DO $$
DECLARE
    entry marketplace.journal_entry;
    number bigint := 0;
BEGIN
    FOR entry IN SELECT * FROM marketplace.journal_entry ORDER BY booked_at, id LOOP
        PERFORM marketplace.seal(entry, mod(number, 16)::smallint);
        number := number + 1;
    END LOOP;
END $$;

-- The seal checks once an entry that it balances; the check once a posting goes.
DROP TRIGGER entry_balances ON marketplace.posting;
DROP FUNCTION marketplace.entry_balances();
CREATE CONSTRAINT TRIGGER seal_at_commit AFTER INSERT ON marketplace.journal_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION marketplace.seal_at_commit();
CREATE TRIGGER refuse_late_posting AFTER INSERT ON marketplace.posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_late_posting();
