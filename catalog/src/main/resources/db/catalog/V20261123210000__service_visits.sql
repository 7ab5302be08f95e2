-- What a visit takes besides the work: minutes before and after it in which the technician can be nowhere else, whether residents
-- choose an exact time (0) or a window of arrival, and the skills it needs (codes, a blank between two).
ALTER TABLE catalog.service_item
    ADD COLUMN before_minutes smallint NOT NULL DEFAULT 0 CHECK (before_minutes BETWEEN 0 AND 240),
    ADD COLUMN after_minutes  smallint NOT NULL DEFAULT 0 CHECK (after_minutes BETWEEN 0 AND 240),
    ADD COLUMN window_minutes smallint NOT NULL DEFAULT 0 CHECK (window_minutes IN (0, 60, 120, 180, 240, 360)),
    ADD COLUMN skills         text NOT NULL DEFAULT '' CHECK (skills ~ '^([a-z0-9]+(-[a-z0-9]+)*( |$))*$');
