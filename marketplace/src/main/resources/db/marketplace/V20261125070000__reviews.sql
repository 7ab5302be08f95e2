-- Reviews of visits ------------------------------------------------------------------------------------------------------------

-- One a visit and side. Kept back until both are given, or until fourteen days after the visit.
CREATE TABLE marketplace.review (
    id              uuid PRIMARY KEY, -- version 7: later ones sort later
    company_id      uuid NOT NULL,
    booking_id      uuid NOT NULL REFERENCES marketplace.booking,
    side            text NOT NULL CHECK (side IN ('RESIDENT', 'TECHNICIAN')),
    author_id       uuid NOT NULL, -- the resident, or the technician
    service_item_id uuid NOT NULL,
    supplier_id     uuid NOT NULL,
    technician_id   uuid NOT NULL,
    byline          text NOT NULL CHECK (char_length(byline) BETWEEN 1 AND 40), -- what others see of the author's name
    stars           smallint CHECK (stars BETWEEN 1 AND 5),
    workmanship     smallint CHECK (workmanship BETWEEN 1 AND 5),
    punctuality     smallint CHECK (punctuality BETWEEN 1 AND 5),
    friendliness    smallint CHECK (friendliness BETWEEN 1 AND 5),
    body            text NOT NULL CHECK (char_length(body) <= 1000),
    access_easy     boolean,
    as_described    boolean,
    ready           boolean,
    state           text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'PUBLISHED', 'HIDDEN')),
    written_at      timestamptz NOT NULL,
    edited_at       timestamptz,
    published_at    timestamptz,
    reply           text CHECK (char_length(reply) BETWEEN 1 AND 1000),
    replied_at      timestamptz,
    hidden_reason   text CHECK (char_length(hidden_reason) BETWEEN 1 AND 300),
    hidden_at       timestamptz,
    UNIQUE (booking_id, side),
    CHECK ((side = 'RESIDENT') = (stars IS NOT NULL)),
    CHECK (num_nonnulls(access_easy, as_described, ready) = CASE side WHEN 'TECHNICIAN' THEN 3 ELSE 0 END),
    CHECK (side = 'RESIDENT' OR num_nonnulls(workmanship, punctuality, friendliness, reply) = 0),
    CHECK ((state = 'WAITING') = (published_at IS NULL)),
    CHECK (num_nonnulls(reply, replied_at) IN (0, 2)),
    CHECK (num_nonnulls(hidden_reason, hidden_at) = CASE state WHEN 'HIDDEN' THEN 2 ELSE 0 END)
);
CREATE INDEX ON marketplace.review (service_item_id, id DESC) WHERE side = 'RESIDENT' AND state = 'PUBLISHED';
CREATE INDEX ON marketplace.review (supplier_id, id DESC) WHERE side = 'RESIDENT';
CREATE INDEX ON marketplace.review (technician_id, id DESC) WHERE side = 'RESIDENT';
-- What was published is neither taken back nor given to somebody else.
REVOKE DELETE ON marketplace.review FROM ${app};

CREATE TABLE marketplace.review_report (
    review_id   uuid NOT NULL REFERENCES marketplace.review ON DELETE CASCADE,
    company_id  uuid NOT NULL,
    reporter    text NOT NULL, -- the subject of a sign-in
    reason      text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 300),
    reported_at timestamptz NOT NULL,
    settled_at  timestamptz, -- looked at by the operator
    PRIMARY KEY (review_id, reporter)
);
CREATE INDEX ON marketplace.review_report (review_id) WHERE settled_at IS NULL;

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['review', 'review_report']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;

-- How many stars of each kind a service, a provider and a technician have in published reviews of residents: of all companies, so
-- no company's own. Written by the trigger below alone.
CREATE TABLE marketplace.rating (
    kind              text NOT NULL CHECK (kind IN ('PROVIDER', 'SERVICE', 'TECHNICIAN')),
    subject_id        uuid NOT NULL,
    ones              bigint NOT NULL CHECK (ones >= 0),
    twos              bigint NOT NULL CHECK (twos >= 0),
    threes            bigint NOT NULL CHECK (threes >= 0),
    fours             bigint NOT NULL CHECK (fours >= 0),
    fives             bigint NOT NULL CHECK (fives >= 0),
    workmanship_sum   bigint NOT NULL CHECK (workmanship_sum >= 0),
    workmanship_count bigint NOT NULL CHECK (workmanship_count >= 0),
    punctuality_sum   bigint NOT NULL CHECK (punctuality_sum >= 0),
    punctuality_count bigint NOT NULL CHECK (punctuality_count >= 0),
    friendliness_sum   bigint NOT NULL CHECK (friendliness_sum >= 0),
    friendliness_count bigint NOT NULL CHECK (friendliness_count >= 0),
    PRIMARY KEY (kind, subject_id)
);
REVOKE INSERT, UPDATE, DELETE ON marketplace.rating FROM ${app};

-- The same from the reviews alone: what the table must say.
CREATE VIEW marketplace.rating_recomputed WITH (security_invoker = true) AS
SELECT kind, subject_id,
    count(*) FILTER (WHERE stars = 1) AS ones, count(*) FILTER (WHERE stars = 2) AS twos,
    count(*) FILTER (WHERE stars = 3) AS threes, count(*) FILTER (WHERE stars = 4) AS fours,
    count(*) FILTER (WHERE stars = 5) AS fives,
    coalesce(sum(workmanship), 0) AS workmanship_sum, count(workmanship) AS workmanship_count,
    coalesce(sum(punctuality), 0) AS punctuality_sum, count(punctuality) AS punctuality_count,
    coalesce(sum(friendliness), 0) AS friendliness_sum, count(friendliness) AS friendliness_count
FROM marketplace.review r
CROSS JOIN LATERAL (VALUES ('PROVIDER', r.supplier_id), ('SERVICE', r.service_item_id), ('TECHNICIAN', r.technician_id))
    AS rated (kind, subject_id)
WHERE r.side = 'RESIDENT' AND r.state = 'PUBLISHED'
GROUP BY kind, subject_id;

-- Adds a review to its three ratings, or takes it out again; always in the same order, so that nobody waits for each other.
CREATE FUNCTION marketplace.count_review(r marketplace.review, times integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE rated record;
BEGIN
    FOR rated IN VALUES ('PROVIDER', r.supplier_id), ('SERVICE', r.service_item_id), ('TECHNICIAN', r.technician_id) LOOP
        INSERT INTO marketplace.rating VALUES (rated.column1, rated.column2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        ON CONFLICT DO NOTHING;
        UPDATE marketplace.rating SET
            ones = ones + times * cast(r.stars = 1 AS integer), twos = twos + times * cast(r.stars = 2 AS integer),
            threes = threes + times * cast(r.stars = 3 AS integer), fours = fours + times * cast(r.stars = 4 AS integer),
            fives = fives + times * cast(r.stars = 5 AS integer),
            workmanship_sum = workmanship_sum + times * coalesce(r.workmanship, 0),
            workmanship_count = workmanship_count + times * num_nonnulls(r.workmanship),
            punctuality_sum = punctuality_sum + times * coalesce(r.punctuality, 0),
            punctuality_count = punctuality_count + times * num_nonnulls(r.punctuality),
            friendliness_sum = friendliness_sum + times * coalesce(r.friendliness, 0),
            friendliness_count = friendliness_count + times * num_nonnulls(r.friendliness)
        WHERE kind = rated.column1 AND subject_id = rated.column2;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION marketplace.count_review(marketplace.review, integer) FROM PUBLIC;

-- Ratings follow reviews, whoever writes these, and however.
CREATE FUNCTION marketplace.review_ratings() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.side = 'RESIDENT' AND OLD.state = 'PUBLISHED' THEN
        PERFORM marketplace.count_review(OLD, -1);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.side = 'RESIDENT' AND NEW.state = 'PUBLISHED' THEN
        PERFORM marketplace.count_review(NEW, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ratings AFTER INSERT OR DELETE OR UPDATE OF side, state, stars, workmanship, punctuality, friendliness,
    supplier_id, service_item_id, technician_id ON marketplace.review
    FOR EACH ROW EXECUTE FUNCTION marketplace.review_ratings();
