-- When a supplier brings goods to a community: one bit for each day of the week, Monday the lowest, null for any day. Orders close
-- lead_days before, at cutoff_hour of the community's time. Nothing is said where these two are null.
ALTER TABLE catalog.supplier_community
    ADD delivery_days smallint CHECK (delivery_days BETWEEN 1 AND 127),
    ADD lead_days smallint CHECK (lead_days BETWEEN 0 AND 7),
    ADD cutoff_hour smallint CHECK (cutoff_hour BETWEEN 1 AND 24),
    ADD CHECK ((lead_days IS NULL) = (cutoff_hour IS NULL)),
    ADD CHECK (delivery_days IS NULL OR lead_days IS NOT NULL);
