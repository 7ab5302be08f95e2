-- Statements: what a party's accounts did in a month, told once and kept as it was told ------------------------------------

-- Locks and finds what is closed for a party in a currency.
CREATE FUNCTION marketplace.party_key(party_kind text, party_id uuid, currency text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('statement ' || party_kind || ' ' || party_id::text || ' ' || currency, 0);

-- Until when a party's months are told: nothing is booked before it any more, also where there was nothing to tell.
CREATE TABLE marketplace.closed_period (
    party_kind   text NOT NULL CHECK (party_kind <> 'PLATFORM'),
    party_id     uuid NOT NULL,
    currency     char(3) NOT NULL,
    closed_until timestamptz NOT NULL,
    PRIMARY KEY (party_kind, party_id, currency)
);
CREATE FUNCTION marketplace.refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.closed_until < OLD.closed_until OR (NEW.party_kind, NEW.party_id, NEW.currency)
            IS DISTINCT FROM (OLD.party_kind, OLD.party_id, OLD.currency) THEN
        RAISE EXCEPTION 'a closed period stays closed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays_closed BEFORE UPDATE ON marketplace.closed_period
    FOR EACH ROW EXECUTE FUNCTION marketplace.refuse_reopening();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON marketplace.closed_period
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
REVOKE DELETE ON marketplace.closed_period FROM ${app};

-- The last number given, by kind of party and year. Updated in the transaction that issues: no number is lost.
CREATE TABLE marketplace.statement_counter (
    party_kind text NOT NULL,
    year       integer NOT NULL,
    last       bigint NOT NULL CHECK (last > 0),
    PRIMARY KEY (party_kind, year)
);
REVOKE DELETE ON marketplace.statement_counter FROM ${app};

-- Amounts are the party's: positive in its favour.
CREATE TABLE marketplace.statement (
    id         uuid PRIMARY KEY,
    number     text NOT NULL UNIQUE,
    party_kind text NOT NULL CHECK (party_kind IN ('SUPPLIER', 'PROPERTY_COMPANY', 'LEADER', 'OPERATING_PARTNER', 'OWNERS_FUND')),
    party_id   uuid NOT NULL,
    name_en    text NOT NULL, -- as it was called when this was issued; empty for a person
    name_zh    text NOT NULL,
    currency   char(3) NOT NULL,
    month      date NOT NULL CHECK (extract(day FROM month) = 1),
    time_zone  text NOT NULL,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL CHECK (ends_at > starts_at),
    issued_at  timestamptz NOT NULL CHECK (issued_at >= ends_at),
    opening    bigint NOT NULL,
    earned     bigint NOT NULL,
    taken_back bigint NOT NULL,
    restored   bigint NOT NULL,
    paid_out   bigint NOT NULL,
    came_back  bigint NOT NULL,
    corrected  bigint NOT NULL,
    closing    bigint NOT NULL,
    pending    bigint NOT NULL,
    payable    bigint NOT NULL,
    receivable bigint NOT NULL,
    in_transit bigint NOT NULL,
    lines      integer NOT NULL CHECK (lines >= 0),
    digest     bytea NOT NULL CHECK (length(digest) = 32),
    UNIQUE (party_kind, party_id, currency, month),
    CHECK (closing = opening + earned + taken_back + restored + paid_out + came_back + corrected),
    CHECK (closing = pending + payable + receivable + in_transit)
);
CREATE INDEX ON marketplace.statement (party_kind, party_id, id);

CREATE TABLE marketplace.statement_line (
    statement_id uuid NOT NULL REFERENCES marketplace.statement DEFERRABLE INITIALLY DEFERRED,
    position     integer NOT NULL CHECK (position > 0),
    entry_id     uuid NOT NULL,
    booked_at    timestamptz NOT NULL,
    kind         text NOT NULL,
    order_id     uuid,
    line_id      uuid,
    amount       bigint NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (statement_id, position)
);

-- A statement spans tenants, as a supplier does: named use cases see them all, a property company sees its own.
ALTER TABLE marketplace.statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.statement FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.statement USING (current_setting('linli.tenant', true) = '*'
    OR (party_kind = 'PROPERTY_COMPANY' AND party_id::text = current_setting('linli.tenant', true)));
ALTER TABLE marketplace.statement_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.statement_line FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.statement_line USING (current_setting('linli.tenant', true) = '*'
    OR EXISTS (SELECT FROM marketplace.statement s WHERE s.id = statement_id));

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.statement
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.statement_line
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
REVOKE UPDATE, DELETE ON marketplace.statement, marketplace.statement_line FROM ${app};

-- After its statement is there, no line joins it.
CREATE FUNCTION marketplace.refuse_late_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added JOIN marketplace.statement s ON s.id = added.statement_id) THEN
        RAISE EXCEPTION 'the statement is issued' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refuse_late_line AFTER INSERT ON marketplace.statement_line
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_late_line();

-- SHA-256 over all that a statement says. Its lines are one JSON array and line break each, in their order; the head is one
-- JSON array that ends with the lines' hash.
CREATE FUNCTION marketplace.statement_digest(s marketplace.statement) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(convert_to(jsonb_build_array(s.number, s.party_kind, s.party_id, s.name_en, s.name_zh, s.currency, s.month,
        s.time_zone, marketplace.microseconds(s.starts_at), marketplace.microseconds(s.ends_at),
        marketplace.microseconds(s.issued_at), s.opening, s.earned, s.taken_back, s.restored, s.paid_out, s.came_back,
        s.corrected, s.closing, s.pending, s.payable, s.receivable, s.in_transit, s.lines,
        (SELECT encode(sha256(coalesce(string_agg(convert_to(jsonb_build_array(l.position, l.entry_id,
                marketplace.microseconds(l.booked_at), l.kind, l.order_id, l.line_id, l.amount)::text || E'\n', 'UTF8'),
                ''::bytea ORDER BY l.position), ''::bytea)), 'hex')
            FROM marketplace.statement_line l WHERE l.statement_id = s.id))::text, 'UTF8'));

-- Seals a statement whose lines are there, and only one that adds up.
CREATE FUNCTION marketplace.seal_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told record;
BEGIN
    SELECT count(*) AS lines, coalesce(sum(amount), 0) AS amount INTO told
    FROM marketplace.statement_line WHERE statement_id = NEW.id;
    IF told.lines <> NEW.lines OR NEW.opening + told.amount <> NEW.closing THEN
        RAISE EXCEPTION 'statement % does not add up', NEW.number USING ERRCODE = 'check_violation';
    END IF;
    NEW.digest := marketplace.statement_digest(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER seal_statement BEFORE INSERT ON marketplace.statement
    FOR EACH ROW EXECUTE FUNCTION marketplace.seal_statement();

-- What moved for a party: by entry and order line what its accounts moved together. What went only from one of its accounts
-- to another is no movement.
CREATE FUNCTION marketplace.party_movements(of_kind text, of_party uuid, in_currency text, from_moment timestamptz,
        to_moment timestamptz)
    RETURNS TABLE (entry_id uuid, kind text, booked_at timestamptz, order_id uuid, line_id uuid, amount bigint)
    LANGUAGE sql STABLE AS $$
    SELECT e.id, e.kind, p.booked_at, p.order_id, p.line_id, (-sum(p.amount))::bigint
    FROM marketplace.ledger_account a
    JOIN marketplace.posting p ON p.account_id = a.id AND p.booked_at >= from_moment AND p.booked_at < to_moment
    JOIN marketplace.journal_entry e ON e.id = p.entry_id
    WHERE a.party_kind = of_kind AND a.party_id = of_party AND a.currency = in_currency::char(3)
    GROUP BY e.id, e.kind, p.booked_at, p.order_id, p.line_id
    HAVING sum(p.amount) <> 0
$$;

-- When an entry of these parties may be booked at the earliest; null for any time. Keeps statements of them away until the
-- transaction ends, so that no statement misses what is booked while it is made; entries do not keep each other away.
CREATE FUNCTION marketplace.earliest_open(postings jsonb) RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(party.key) FROM (
        SELECT DISTINCT marketplace.party_key(row.party_kind, row.party_id, row.currency) AS key
        FROM jsonb_to_recordset(postings) AS row (party_kind text, party_id uuid, currency text)
        WHERE row.party_kind <> 'PLATFORM' ORDER BY key) AS party;
    RETURN (SELECT max(c.closed_until) FROM jsonb_to_recordset(postings) AS row (party_kind text, party_id uuid, currency text)
        JOIN marketplace.closed_period c ON c.party_kind = row.party_kind AND c.party_id = row.party_id
            AND c.currency = row.currency::char(3));
END $$;

-- The last guard, whoever books.
CREATE FUNCTION marketplace.refuse_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(party.key) FROM (
        SELECT DISTINCT marketplace.party_key(a.party_kind, a.party_id, a.currency) AS key
        FROM added JOIN marketplace.ledger_account a ON a.id = added.account_id
        WHERE a.party_kind <> 'PLATFORM' ORDER BY key) AS party;
    SELECT c.closed_until INTO closed FROM added JOIN marketplace.ledger_account a ON a.id = added.account_id
    JOIN marketplace.closed_period c ON c.party_kind = a.party_kind AND c.party_id = a.party_id AND c.currency = a.currency
    WHERE added.booked_at < c.closed_until LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'everything before % is told in statements', closed USING ERRCODE = 'LN001';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refuse_closed_period AFTER INSERT ON marketplace.posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_closed_period();
