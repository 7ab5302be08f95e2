-- A time type keeps 24:00, which no clock shows and no reader of times knows; the last moment of a day was rounded to it.
SELECT set_config('linli.tenant', '*', true);
UPDATE marketplace.message_preference SET
    quiet_from = CASE WHEN quiet_from = '24:00' THEN time '23:59' ELSE date_trunc('minute', cast(quiet_from AS interval))::time END,
    quiet_until = CASE WHEN quiet_until = '24:00' THEN time '23:59' ELSE date_trunc('minute', cast(quiet_until AS interval))::time END
WHERE quiet_from <> date_trunc('minute', cast(quiet_from AS interval))::time OR quiet_from = '24:00'
    OR quiet_until <> date_trunc('minute', cast(quiet_until AS interval))::time OR quiet_until = '24:00';
ALTER TABLE marketplace.message_preference ADD CHECK (quiet_from < '24:00' AND quiet_until < '24:00');

-- What was told of a visit's time is looked for when the visit is moved back to it.
CREATE INDEX ON marketplace.message (subject_id) WHERE state = 'OBSOLETE';
