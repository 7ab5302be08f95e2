-- Refunds that failed are listed for a person, who has each made again once: the one made again has it as its cause.
CREATE INDEX ON marketplace.refund (id) WHERE state = 'FAILED';
