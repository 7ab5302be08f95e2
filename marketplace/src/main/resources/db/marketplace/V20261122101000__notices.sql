-- Announcements of a group-buy ------------------------------------------------------------------------------------------

CREATE TABLE marketplace.announcement (
    id            uuid PRIMARY KEY, -- version 7: later ones sort later
    company_id    uuid NOT NULL REFERENCES marketplace.property_company,
    post_key      uuid NOT NULL UNIQUE, -- of the request: what was posted is not posted again
    campaign_id   uuid NOT NULL REFERENCES marketplace.campaign,
    leader_id     uuid REFERENCES marketplace.resident, -- who posted it; null: the property company
    body          text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 500 AND body !~ '[[:cntrl:]]'),
    day           date NOT NULL, -- where the community is
    number_of_day smallint NOT NULL CHECK (number_of_day BETWEEN 1 AND 10),
    posted_at     timestamptz NOT NULL,
    UNIQUE (campaign_id, day, number_of_day)
);
CREATE INDEX ON marketplace.announcement (campaign_id, id DESC);
-- What was announced stays as it was told.
REVOKE UPDATE, DELETE ON marketplace.announcement FROM ${app};

-- What a resident is told ------------------------------------------------------------------------------------------------

-- Kinds and what their facts are: NoticeKind. Words are made when it is read.
CREATE TABLE marketplace.notice (
    id          uuid PRIMARY KEY, -- version 7: a resident's later ones sort later
    company_id  uuid NOT NULL,
    resident_id uuid NOT NULL,
    kind        text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]{0,39}$'),
    subject_id  uuid NOT NULL, -- what it is about
    cause_id    uuid NOT NULL, -- what made it: told again, nobody gets it twice
    facts       jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'), -- ids, numbers and money
    created_at  timestamptz NOT NULL,
    read_at     timestamptz,
    UNIQUE (resident_id, kind, subject_id, cause_id)
);
CREATE INDEX ON marketplace.notice (resident_id, id DESC);
CREATE INDEX notice_unread ON marketplace.notice (resident_id) WHERE read_at IS NULL;
-- It is read once; what it says never changes.
REVOKE UPDATE, DELETE ON marketplace.notice FROM ${app};
GRANT UPDATE (read_at) ON marketplace.notice TO ${app};

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['announcement', 'notice']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
