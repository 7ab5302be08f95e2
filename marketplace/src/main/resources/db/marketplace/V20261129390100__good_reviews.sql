-- What households say of goods they got -------------------------------------------------------------------------------------

-- One a household and good, whoever sold it. Nobody answers it with stars, so it is published as it is written; for a time it can be
-- changed and taken back, which removes it.
CREATE TABLE marketplace.good_review (
    id            uuid PRIMARY KEY, -- version 7: later ones sort later
    company_id    uuid NOT NULL,
    household_id  uuid NOT NULL,
    author_id     uuid NOT NULL, -- the resident who wrote it last
    sku_id        uuid NOT NULL,
    line_id       uuid NOT NULL REFERENCES marketplace.order_line, -- by which the household got it
    supplier_id   uuid NOT NULL, -- who sold it that time, and may reply
    byline        text NOT NULL CHECK (char_length(byline) BETWEEN 1 AND 40), -- what others see of the author's name
    stars         smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    body          text NOT NULL CHECK (char_length(body) <= 1000),
    state         text NOT NULL DEFAULT 'PUBLISHED' CHECK (state IN ('PUBLISHED', 'HIDDEN')),
    written_at    timestamptz NOT NULL,
    edited_at     timestamptz,
    reply         text CHECK (char_length(reply) BETWEEN 1 AND 1000),
    replied_at    timestamptz,
    hidden_reason text CHECK (char_length(hidden_reason) BETWEEN 1 AND 300),
    hidden_at     timestamptz,
    UNIQUE (household_id, sku_id),
    CHECK (num_nonnulls(reply, replied_at) IN (0, 2)),
    CHECK (num_nonnulls(hidden_reason, hidden_at) = CASE state WHEN 'HIDDEN' THEN 2 ELSE 0 END)
);
CREATE INDEX ON marketplace.good_review (sku_id, id DESC) WHERE state = 'PUBLISHED';
CREATE INDEX ON marketplace.good_review (supplier_id, id DESC);
CREATE INDEX ON marketplace.good_review (id DESC) WHERE state = 'HIDDEN';

CREATE TABLE marketplace.good_review_report (
    review_id   uuid NOT NULL REFERENCES marketplace.good_review ON DELETE CASCADE,
    company_id  uuid NOT NULL,
    reporter    text NOT NULL, -- the subject of a sign-in
    reason      text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 300),
    reported_at timestamptz NOT NULL,
    settled_at  timestamptz, -- looked at by the operator
    PRIMARY KEY (review_id, reporter)
);
CREATE INDEX ON marketplace.good_review_report (review_id) WHERE settled_at IS NULL;

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['good_review', 'good_review_report']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;

-- Ratings of goods stand beside the others, and are written by the trigger below alone.
ALTER TABLE marketplace.rating
    DROP CONSTRAINT rating_kind_check,
    ADD CONSTRAINT rating_kind_check CHECK (kind IN ('PROVIDER', 'SERVICE', 'TECHNICIAN', 'GOOD'));

CREATE OR REPLACE VIEW marketplace.rating_recomputed WITH (security_invoker = true) AS
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
GROUP BY kind, subject_id
UNION ALL
SELECT 'GOOD', sku_id,
    count(*) FILTER (WHERE stars = 1), count(*) FILTER (WHERE stars = 2), count(*) FILTER (WHERE stars = 3),
    count(*) FILTER (WHERE stars = 4), count(*) FILTER (WHERE stars = 5), 0, 0, 0, 0, 0, 0
FROM marketplace.good_review
WHERE state = 'PUBLISHED'
GROUP BY sku_id;

-- Ratings follow reviews, whoever writes these, and however.
CREATE FUNCTION marketplace.count_good_review(r marketplace.good_review, times integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO marketplace.rating VALUES ('GOOD', r.sku_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING;
    UPDATE marketplace.rating SET
        ones = ones + times * cast(r.stars = 1 AS integer), twos = twos + times * cast(r.stars = 2 AS integer),
        threes = threes + times * cast(r.stars = 3 AS integer), fours = fours + times * cast(r.stars = 4 AS integer),
        fives = fives + times * cast(r.stars = 5 AS integer)
    WHERE kind = 'GOOD' AND subject_id = r.sku_id;
END $$;
REVOKE ALL ON FUNCTION marketplace.count_good_review(marketplace.good_review, integer) FROM PUBLIC;

CREATE FUNCTION marketplace.good_review_ratings() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 'PUBLISHED' THEN
        PERFORM marketplace.count_good_review(OLD, -1);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'PUBLISHED' THEN
        PERFORM marketplace.count_good_review(NEW, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ratings AFTER INSERT OR DELETE OR UPDATE OF state, stars, sku_id ON marketplace.good_review
    FOR EACH ROW EXECUTE FUNCTION marketplace.good_review_ratings();
