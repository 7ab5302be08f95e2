-- What residents were told long ago goes, a portion at a time ---------------------------------------------------------------
CREATE INDEX ON marketplace.notice (created_at);
CREATE INDEX ON marketplace.announcement (posted_at);

-- Nobody deletes a notice or an announcement but by these, and never what is younger than thirty days.
CREATE FUNCTION marketplace.prune_notices(before timestamptz, most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone bigint;
BEGIN
    DELETE FROM marketplace.notice WHERE id IN (
        SELECT id FROM marketplace.notice WHERE created_at < least(before, now() - interval '30 days')
        ORDER BY created_at LIMIT most FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;

-- An announcement goes after the notices that tell of it.
CREATE FUNCTION marketplace.prune_announcements(before timestamptz, most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone bigint;
BEGIN
    DELETE FROM marketplace.announcement WHERE id IN (
        SELECT id FROM marketplace.announcement WHERE posted_at < least(before, now() - interval '30 days')
        ORDER BY posted_at LIMIT most FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;

REVOKE ALL ON FUNCTION marketplace.prune_notices(timestamptz, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION marketplace.prune_announcements(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION marketplace.prune_notices(timestamptz, integer) TO ${app};
GRANT EXECUTE ON FUNCTION marketplace.prune_announcements(timestamptz, integer) TO ${app};
