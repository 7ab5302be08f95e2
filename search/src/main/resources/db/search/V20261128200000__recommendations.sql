-- Of whom what they look at may be remembered: nobody who did not say so.
CREATE TABLE search.behaviour_consent (
    resident_id uuid PRIMARY KEY,
    company_id  uuid NOT NULL,
    given_at    timestamptz NOT NULL
);

-- What was done about a good. Nothing is known of a resident without consent: taking it back takes the rows along.
-- An order names nobody: buyer and basket are pseudonyms of household and checkout, made with a key that is not here.
CREATE TABLE search.behaviour_event (
    id           uuid PRIMARY KEY,
    company_id   uuid NOT NULL,
    community_id uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('VIEW', 'SEARCH', 'CLICK', 'CART', 'ORDER')),
    at           timestamptz NOT NULL,
    resident_id  uuid REFERENCES search.behaviour_consent ON DELETE CASCADE,
    sku_id       uuid,
    words        text CHECK (length(words) <= 200),
    buyer        uuid,
    basket       uuid,
    building_id  uuid,
    CHECK ((kind = 'ORDER') = (buyer IS NOT NULL AND basket IS NOT NULL)),
    CHECK (kind <> 'ORDER' OR resident_id IS NULL),
    CHECK ((kind = 'SEARCH') = (sku_id IS NULL)),
    CHECK (kind = 'SEARCH' OR words IS NULL),
    UNIQUE (basket, sku_id)
);
CREATE INDEX ON search.behaviour_event (resident_id, at) WHERE resident_id IS NOT NULL;
CREATE INDEX ON search.behaviour_event (building_id, at) WHERE kind = 'ORDER';
CREATE INDEX ON search.behaviour_event (at) WHERE kind = 'ORDER';
CREATE INDEX ON search.behaviour_event (at) WHERE kind <> 'ORDER';

-- What was learnt of them, anew each time; without a community: of all together. Only what enough households did.
CREATE TABLE search.also_bought (
    company_id   uuid,
    community_id uuid,
    sku_id       uuid NOT NULL,
    other_id     uuid NOT NULL,
    score        double precision NOT NULL,
    households   integer NOT NULL,
    CHECK ((company_id IS NULL) = (community_id IS NULL)),
    CHECK (sku_id <> other_id),
    UNIQUE NULLS NOT DISTINCT (sku_id, community_id, other_id)
);
CREATE INDEX ON search.also_bought (community_id);

-- popularity: of the last four weeks, 1 for the most popular.
CREATE TABLE search.bought (
    company_id   uuid,
    community_id uuid,
    sku_id       uuid NOT NULL,
    households   integer NOT NULL,
    lately       integer NOT NULL,
    popularity   double precision NOT NULL,
    CHECK ((company_id IS NULL) = (community_id IS NULL)),
    UNIQUE NULLS NOT DISTINCT (community_id, sku_id)
);
CREATE INDEX ON search.bought (community_id, popularity DESC);

-- The one row says when it was learnt last, and keeps instances from learning at once.
CREATE TABLE search.learning (
    single      boolean PRIMARY KEY DEFAULT true CHECK (single),
    running     boolean NOT NULL DEFAULT false,
    began_at    timestamptz NOT NULL,
    finished_at timestamptz,
    baskets     bigint NOT NULL DEFAULT 0,
    links       bigint NOT NULL DEFAULT 0
);
INSERT INTO search.learning (began_at) VALUES ('-infinity');

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['behaviour_consent', 'behaviour_event', 'also_bought', 'bought']
    LOOP
        EXECUTE format('ALTER TABLE search.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE search.%I FORCE ROW LEVEL SECURITY', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY['behaviour_consent', 'behaviour_event']
    LOOP
        EXECUTE format('CREATE POLICY tenant ON search.%I USING (current_setting(''linli.tenant'', true) = ''*'' '
            'OR current_setting(''linli.tenant'', true) = company_id::text)', tenant_table);
    END LOOP;
    -- What is of all together, everybody may read and only who crosses tenants writes.
    FOREACH tenant_table IN ARRAY ARRAY['also_bought', 'bought']
    LOOP
        EXECUTE format('CREATE POLICY tenant ON search.%I USING (company_id IS NULL '
            'OR current_setting(''linli.tenant'', true) = ''*'' '
            'OR current_setting(''linli.tenant'', true) = company_id::text) '
            'WITH CHECK (current_setting(''linli.tenant'', true) = ''*'')', tenant_table);
    END LOOP;
END $$;
