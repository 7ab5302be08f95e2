-- What is searched for, by day. Of nobody: neither person, household nor company. Only queries whose every word is a word of
-- several offers are counted, and shown to others once asked often enough.
CREATE TABLE search.asked_query (
    query text NOT NULL CHECK (length(query) BETWEEN 2 AND 40),
    day   date NOT NULL,
    times bigint NOT NULL CHECK (times > 0),
    PRIMARY KEY (query, day)
);
CREATE INDEX asked_query_day ON search.asked_query (day);
