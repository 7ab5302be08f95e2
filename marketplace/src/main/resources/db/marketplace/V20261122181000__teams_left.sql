-- A full team that a card is taken back from before it is decided is open again, until when it was to be ------------------
ALTER TABLE marketplace.campaign
    ADD COLUMN full_until timestamptz CHECK (full_until IS NULL OR kind = 'TEAM'); -- the cut-off it had before it was full

-- Who left is told nothing more of a group-buy, whatever the seat was paid with.
ALTER TABLE marketplace.campaign_join ADD COLUMN left_at timestamptz;

-- How many teams a household has open.
CREATE INDEX ON marketplace.campaign (initiator_id) WHERE kind = 'TEAM' AND state = 'OPEN';
