-- Messages: what is told by e-mail, SMS or push besides the notice ----------------------------------------------------------

-- What a resident wants to be told how. Without a row: by e-mail, quiet from 21:00 to 08:00 where the community is.
CREATE TABLE marketplace.message_preference (
    resident_id uuid PRIMARY KEY REFERENCES marketplace.resident ON DELETE CASCADE,
    company_id  uuid NOT NULL,
    language    text CHECK (language IN ('en', 'zh')), -- null: as pages were read last
    quiet_from  time NOT NULL DEFAULT '21:00',
    quiet_until time NOT NULL DEFAULT '08:00', -- equal to quiet_from: never quiet
    group_buys  text[] NOT NULL DEFAULT '{EMAIL}' CHECK (group_buys <@ '{EMAIL,SMS,PUSH}'),
    visits      text[] NOT NULL DEFAULT '{EMAIL}' CHECK (visits <@ '{EMAIL,SMS,PUSH}'),
    reviews     text[] NOT NULL DEFAULT '{EMAIL}' CHECK (reviews <@ '{EMAIL,SMS,PUSH}'),
    changed_at  timestamptz NOT NULL
);

-- Holds ids and numbers; words and addresses are looked up when it is sent.
CREATE TABLE marketplace.message (
    id            uuid PRIMARY KEY, -- of a notice told by e-mail: the notice's
    company_id    uuid NOT NULL,
    party         text NOT NULL CHECK (party IN ('RESIDENT', 'TECHNICIAN')),
    recipient_id  uuid NOT NULL,
    kind          text NOT NULL, -- NoticeKind
    subject_id    uuid NOT NULL,
    cause_id      uuid NOT NULL,
    facts         jsonb NOT NULL,
    channel       text NOT NULL CHECK (channel IN ('EMAIL', 'SMS', 'PUSH')),
    state         text NOT NULL DEFAULT 'WAITING'
                  CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'SKIPPED', 'OBSOLETE', 'DEAD')),
    created_at    timestamptz NOT NULL,
    next_at       timestamptz NOT NULL,
    attempts      integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    claimed_until timestamptz, -- who sends it is taken for dead after that
    reason        text,        -- a code: why it was skipped or is dead, or what failed last
    ended_at      timestamptz,
    -- Nobody is told the same twice over the same channel.
    UNIQUE (recipient_id, kind, subject_id, cause_id, channel),
    CHECK ((state = 'SENDING') = (claimed_until IS NOT NULL)),
    CHECK ((state IN ('WAITING', 'SENDING')) = (ended_at IS NULL))
);
CREATE INDEX ON marketplace.message (next_at) WHERE state = 'WAITING';
CREATE INDEX ON marketplace.message (claimed_until) WHERE state = 'SENDING';
CREATE INDEX ON marketplace.message (subject_id) WHERE state = 'WAITING';
CREATE INDEX ON marketplace.message (id DESC) WHERE state = 'DEAD';
CREATE INDEX ON marketplace.message (ended_at);

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['message_preference', 'message']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;

-- Every notice, whoever writes it, is told over the channels its resident wants: in the notice's transaction, so that neither is there
-- without the other. Topics are told apart by the first word of the kind, as Topic.of does.
CREATE FUNCTION marketplace.notice_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO marketplace.message
        (id, company_id, party, recipient_id, kind, subject_id, cause_id, facts, channel, created_at, next_at)
    SELECT CASE wanted.channel WHEN 'EMAIL' THEN told.id ELSE cast(md5(cast(told.id AS text) || wanted.channel) AS uuid) END,
        told.company_id, 'RESIDENT', told.resident_id, told.kind, told.subject_id, told.cause_id, told.facts, wanted.channel,
        told.created_at, told.created_at
    FROM told LEFT JOIN marketplace.message_preference p ON p.resident_id = told.resident_id
    CROSS JOIN LATERAL unnest(coalesce(
        CASE split_part(told.kind, '_', 1) WHEN 'VISIT' THEN p.visits WHEN 'REVIEW' THEN p.reviews ELSE p.group_buys END,
        '{EMAIL}')) AS wanted (channel)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER messages AFTER INSERT ON marketplace.notice REFERENCING NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.notice_messages();

-- Reminders of visits ---------------------------------------------------------------------------------------------------------

-- A paid visit is reminded of at six in the evening before and two hours before, and asked about an hour after its end; whoever writes
-- bookings, and however. Moved, it gets new times, and what was not sent of the old ones is not sent any more.
CREATE FUNCTION marketplace.visit_reminders() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tenant text := current_setting('linli.tenant', true);
    zone   text;
BEGIN
    IF TG_OP = 'INSERT' AND NEW.state <> 'CONFIRMED' THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('linli.tenant', '*', true);
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM marketplace.deadline WHERE subject = OLD.id
            AND kind IN ('visit-evening-before', 'visit-soon', 'visit-review-asked');
        UPDATE marketplace.message SET state = 'OBSOLETE', reason = 'visit-changed', ended_at = now()
        WHERE subject_id = OLD.id AND state = 'WAITING' AND kind IN ('VISIT_TOMORROW', 'VISIT_SOON')
            AND (TG_OP = 'DELETE' OR NEW.state <> 'CONFIRMED' OR NEW.starts_at <> OLD.starts_at
                OR NEW.technician_id <> OLD.technician_id);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state IN ('CONFIRMED', 'DONE') THEN
        SELECT time_zone INTO zone FROM marketplace.community WHERE id = NEW.community_id;
        INSERT INTO marketplace.deadline AS d (kind, subject, company_id, due_at, next_at)
        SELECT kind, NEW.id, NEW.company_id, due, due FROM (VALUES
            ('CONFIRMED', 'visit-evening-before',
                (cast(cast(NEW.starts_at AT TIME ZONE zone AS date) - 1 AS timestamp) + interval '18 hours') AT TIME ZONE zone),
            ('CONFIRMED', 'visit-soon', NEW.starts_at - interval '2 hours'),
            ('DONE', 'visit-review-asked', NEW.ends_at + interval '1 hour')) AS reminder (state, kind, due)
        WHERE reminder.state = NEW.state AND reminder.due IS NOT NULL
        ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, next_at = excluded.next_at, attempts = 0
        WHERE d.due_at <> excluded.due_at;
    END IF;
    PERFORM set_config('linli.tenant', coalesce(tenant, ''), true);
    RETURN NULL;
END $$;
CREATE TRIGGER reminders AFTER INSERT OR DELETE OR UPDATE OF state, starts_at, ends_at, technician_id ON marketplace.booking
    FOR EACH ROW EXECUTE FUNCTION marketplace.visit_reminders();

-- Visits that were paid for before.
INSERT INTO marketplace.deadline (kind, subject, company_id, due_at, next_at)
SELECT reminder.kind, b.id, b.company_id, reminder.due, reminder.due
FROM marketplace.booking b JOIN marketplace.community c ON c.id = b.community_id
CROSS JOIN LATERAL (VALUES
    ('visit-evening-before',
        (cast(cast(b.starts_at AT TIME ZONE c.time_zone AS date) - 1 AS timestamp) + interval '18 hours')
            AT TIME ZONE c.time_zone),
    ('visit-soon', b.starts_at - interval '2 hours')) AS reminder (kind, due)
WHERE b.state = 'CONFIRMED' AND b.starts_at > now();
