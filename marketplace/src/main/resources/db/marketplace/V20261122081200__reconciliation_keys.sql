-- What a run compares, looked up once: reading the window again for every part of it would cost its square. Gone with the run.
CREATE TABLE marketplace.reconciliation_key (
    run_id uuid NOT NULL REFERENCES marketplace.reconciliation_run,
    part   integer NOT NULL,
    key    text NOT NULL,
    PRIMARY KEY (run_id, part, key)
);
ALTER TABLE marketplace.reconciliation_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.reconciliation_key FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON marketplace.reconciliation_key USING (current_setting('linli.tenant', true) = '*')
    WITH CHECK (current_setting('linli.tenant', true) = '*');
