-- When the shares of a divided line may be paid out: the latest moment, or earlier when the visit took place. --------------
CREATE TABLE marketplace.share_release (
    line_id     uuid PRIMARY KEY REFERENCES marketplace.order_line,
    company_id  uuid NOT NULL,
    order_id    uuid NOT NULL REFERENCES marketplace.orders,
    due_at      timestamptz NOT NULL,
    released_at timestamptz
);
CREATE INDEX ON marketplace.share_release (due_at) WHERE released_at IS NULL;
ALTER TABLE marketplace.share_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE marketplace.share_release FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON marketplace.share_release USING (marketplace.visible(company_id))
    WITH CHECK (marketplace.visible(company_id));

-- What was divided before: after the time that is usual for goods.
SELECT set_config('linli.tenant', '*', true);
INSERT INTO marketplace.share_release (line_id, company_id, order_id, due_at)
SELECT DISTINCT ON (p.line_id) p.line_id, p.company_id, p.order_id, p.booked_at + interval '7 days'
FROM marketplace.posting p
JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind = 'SPLIT'
WHERE p.line_id IS NOT NULL
ORDER BY p.line_id;
