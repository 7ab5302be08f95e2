-- Who was missed was missed at the time the visit had then, and who waited is who was to come then: a visit that is moved, or
-- given to another technician, begins anew.
SELECT set_config('linli.tenant', '*', true);

ALTER TABLE marketplace.missed_visit ADD COLUMN moves smallint NOT NULL DEFAULT 0;
UPDATE marketplace.missed_visit m SET moves = b.moves FROM marketplace.booking b WHERE b.id = m.booking_id;
ALTER TABLE marketplace.missed_visit ALTER COLUMN moves DROP DEFAULT;
ALTER TABLE marketplace.missed_visit DROP CONSTRAINT missed_visit_pkey, ADD PRIMARY KEY (booking_id, moves);
-- At any moment one claim at most is pending.
CREATE UNIQUE INDEX ON marketplace.missed_visit (booking_id) WHERE state IN ('OPEN', 'CONTESTED');

ALTER TABLE marketplace.visit_at_door DROP CONSTRAINT visit_at_door_pkey, ADD PRIMARY KEY (booking_id, moves, technician_id);
