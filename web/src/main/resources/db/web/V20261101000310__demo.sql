-- What of the demo neighbourhood is made: a step commits together with its row here.
CREATE TABLE web.demo_step (
    step    text PRIMARY KEY,
    done_at timestamptz NOT NULL
);
