-- Rules for any number of parties, with percentages, amounts for each unit, minimums, maximums, tiers and tax on commission;
-- for a community or a campaign, too; and with an end.

ALTER TABLE marketplace.split_rule
    ADD COLUMN community_id uuid,
    ADD COLUMN campaign_id  uuid,
    ADD COLUMN valid_to     timestamptz CHECK (valid_to > valid_from),
    -- {currency, lowestPrice, commissionTax, parties: [{party, partyId, rates, perUnit, minimum, maximum}]}: a rule is read
    -- and written as a whole and never changed; that it adds up is checked before it is written
    ADD COLUMN terms        jsonb;
UPDATE marketplace.split_rule SET terms = jsonb_build_object('currency', 'CNY', 'lowestPrice', 1, 'commissionTax', 0,
    'parties', jsonb_build_array(
        jsonb_build_object('party', 'SUPPLIER', 'rates', jsonb_build_array(), 'perUnit', 0, 'minimum', 0),
        jsonb_build_object('party', 'PROPERTY_COMPANY', 'rates', jsonb_build_array(company_rate), 'perUnit', 0, 'minimum', 0),
        jsonb_build_object('party', 'PLATFORM', 'rates', jsonb_build_array(platform_rate), 'perUnit', 0, 'minimum', 0)));
DROP INDEX marketplace.split_rule_company_id_supplier_id_category_id_valid_from_idx;
ALTER TABLE marketplace.split_rule
    ALTER COLUMN terms SET NOT NULL,
    DROP COLUMN supplier_rate,
    DROP COLUMN company_rate,
    DROP COLUMN platform_rate;
CREATE UNIQUE INDEX ON marketplace.split_rule (company_id, community_id, supplier_id, category_id, campaign_id, valid_from)
    NULLS NOT DISTINCT;

-- Orders were frozen with it: a change is a new version.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.split_rule
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
REVOKE UPDATE, DELETE ON marketplace.split_rule FROM ${app};

-- A frozen split has a row more where the platform's share is taxed.
ALTER TABLE marketplace.order_line_split
    ADD COLUMN account text NOT NULL DEFAULT 'PARTY_PENDING' CHECK (account IN ('PARTY_PENDING', 'TAX_PAYABLE')),
    DROP CONSTRAINT order_line_split_party_kind_check,
    ADD CHECK (party_kind IN ('SUPPLIER', 'PROPERTY_COMPANY', 'PLATFORM', 'LEADER', 'OPERATING_PARTNER', 'OWNERS_FUND'));
ALTER TABLE marketplace.order_line_split ALTER COLUMN account DROP DEFAULT;

-- A month's orders in the order in which they were placed, for the simulation of rules.
CREATE INDEX ON marketplace.orders (placed_at, id);
