-- What was chosen of a service, what each of it cost, and what cancelling costs, as it was when the visit was taken.
ALTER TABLE marketplace.booking ADD COLUMN terms jsonb CHECK (jsonb_typeof(terms) = 'object');
