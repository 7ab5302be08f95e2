-- When the technician is to arrive, as it was told the resident: a window, or null for exactly at the start.
ALTER TABLE marketplace.booking
    ADD COLUMN arrives_from  timestamptz,
    ADD COLUMN arrives_until timestamptz CHECK (arrives_until > arrives_from),
    ADD CHECK (num_nonnulls(arrives_from, arrives_until) IN (0, 2));
