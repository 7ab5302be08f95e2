-- What a feed took off the shelf, by not naming it or by being undone, the next feed that names it puts back; what a person took off stays
-- off. What was withdrawn before this was known counts as withdrawn by a person.
ALTER TABLE catalog.offer ADD COLUMN withdrawn_by_feed boolean NOT NULL DEFAULT false;
