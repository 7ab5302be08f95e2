-- Pictures of a visit that somebody is said to have missed: what either side shows of it. moves: of the time the visit had then,
-- as the claim itself. Drawn anew from what was sent, so nothing but the picture is kept. id: the sender's.
CREATE TABLE fulfillment.missed_photo (
    id         uuid PRIMARY KEY,
    booking_id uuid NOT NULL,
    moves      smallint NOT NULL CHECK (moves >= 0),
    company_id uuid NOT NULL,
    side       text NOT NULL CHECK (side IN ('RESIDENT', 'TECHNICIAN')),
    place      smallint NOT NULL CHECK (place BETWEEN 1 AND 4),
    width      integer NOT NULL CHECK (width > 0),
    height     integer NOT NULL CHECK (height > 0),
    created_at timestamptz NOT NULL,
    UNIQUE (booking_id, moves, side, place)
);

CREATE TABLE fulfillment.missed_photo_content (
    photo_id   uuid PRIMARY KEY REFERENCES fulfillment.missed_photo ON DELETE CASCADE,
    company_id uuid NOT NULL,
    content    bytea NOT NULL CHECK (length(content) <= 4194304),
    thumbnail  bytea NOT NULL CHECK (length(thumbnail) <= 262144)
);

DO $$
DECLARE tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['missed_photo', 'missed_photo_content']
    LOOP
        EXECUTE format('ALTER TABLE fulfillment.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE fulfillment.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON fulfillment.%I USING (current_setting(''linli.tenant'', true) = ''*'' '
            'OR current_setting(''linli.tenant'', true) = company_id::text)', tenant_table);
    END LOOP;
END $$;
