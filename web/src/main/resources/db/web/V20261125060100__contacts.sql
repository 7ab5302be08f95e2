-- Where a sign-in can be written to, as its token said last: personal data, kept nowhere else and in no event. Erased with the sign-in.
CREATE TABLE web.contact (
    subject  text PRIMARY KEY,
    address  text NOT NULL CHECK (address ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(address) <= 254),
    language text CHECK (language IN ('en', 'zh')), -- in which pages were read last; null: none was
    seen_at  timestamptz NOT NULL
);
