CREATE SCHEMA search;
GRANT USAGE ON SCHEMA search TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA search GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};

-- Fillings of a new index. While one is RUNNING, live changes are written to its index too.
CREATE TABLE search.rebuild (
    id          uuid PRIMARY KEY,
    state       text NOT NULL CHECK (state IN ('RUNNING', 'COMPLETED', 'ABANDONED')),
    index_name  text NOT NULL,
    indexed     bigint NOT NULL DEFAULT 0,
    started_at  timestamptz NOT NULL,
    touched_at  timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE UNIQUE INDEX one_running_rebuild ON search.rebuild ((true)) WHERE state = 'RUNNING';
