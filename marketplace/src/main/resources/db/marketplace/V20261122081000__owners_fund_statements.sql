-- A property company keeps the owners' funds of its communities, so it reads their statements, too.
DROP POLICY tenant ON marketplace.statement;
CREATE POLICY tenant ON marketplace.statement USING (current_setting('linli.tenant', true) = '*'
    OR (party_kind = 'PROPERTY_COMPANY' AND party_id::text = current_setting('linli.tenant', true))
    OR (party_kind = 'OWNERS_FUND' AND EXISTS (SELECT FROM marketplace.community c
        WHERE c.id = party_id AND c.company_id::text = current_setting('linli.tenant', true))));
