-- V20261122110000 counts the numbers given to paid seats. Where a group-buy had seats and none was paid it finds NULL, which the
-- column refuses, and a database from before it could not be migrated. Landed migrations are not edited: on such a database a
-- trigger says 0 instead, until V20261127100000 drops it. Any other database is left alone.
DO $$
BEGIN
    IF to_regclass('marketplace.campaign') IS NULL OR EXISTS (SELECT FROM pg_attribute
            WHERE attrelid = to_regclass('marketplace.campaign') AND attname = 'numbered') THEN
        RETURN;
    END IF;
    CREATE OR REPLACE FUNCTION marketplace.no_seat_is_numbered() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        IF to_jsonb(NEW) -> 'numbered' = 'null' THEN
            NEW := jsonb_populate_record(NEW, '{"numbered": 0}');
        END IF;
        RETURN NEW;
    END $body$;
    CREATE OR REPLACE TRIGGER no_seat_is_numbered BEFORE UPDATE ON marketplace.campaign
        FOR EACH ROW EXECUTE FUNCTION marketplace.no_seat_is_numbered();
END $$;
