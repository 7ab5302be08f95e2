-- Feeds are fetched with a sign-in as well, by HTTPS or SFTP. server: scheme, host and port, whom the password was given for. secret: the
-- password, sealed by AES-256-GCM (nonce and text, base64) for this supplier and server; secret_key_id: with which key. host_key: what an
-- SFTP server proved itself by, type and fingerprint; other_host_key: what it showed instead. mark, sha256: of the file that was taken in
-- the last time, in the words of the server and by its bytes; empty: whatever comes is taken in. unchanged_at: it was there once more.
ALTER TABLE catalog.feed_origin
    ADD COLUMN server         text NOT NULL DEFAULT '',
    ADD COLUMN user_name      text,
    ADD COLUMN secret         text,
    ADD COLUMN secret_key_id  text,
    ADD COLUMN host_key       text,
    ADD COLUMN other_host_key text,
    ADD COLUMN mark           text NOT NULL DEFAULT '',
    ADD COLUMN sha256         text NOT NULL DEFAULT '',
    ADD COLUMN unchanged_at   timestamptz,
    ADD CHECK ((secret IS NULL) = (secret_key_id IS NULL)),
    ADD CHECK (secret IS NULL OR user_name IS NOT NULL),
    ADD CHECK (other_host_key IS NULL OR host_key IS NOT NULL);
CREATE INDEX ON catalog.feed_origin (secret_key_id) WHERE secret IS NOT NULL;
