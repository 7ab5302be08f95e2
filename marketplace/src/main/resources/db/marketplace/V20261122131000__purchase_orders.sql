-- What each supplier is to deliver for a group-buy that succeeded ----------------------------------------------------------

-- The last number given, by company and day. Updated in the transaction that writes the order: no number is lost.
CREATE TABLE marketplace.purchase_counter (
    company_id uuid NOT NULL,
    day        date NOT NULL,
    last       bigint NOT NULL CHECK (last > 0),
    PRIMARY KEY (company_id, day)
);
REVOKE DELETE ON marketplace.purchase_counter FROM ${app};

CREATE TABLE marketplace.purchase_order (
    id          uuid PRIMARY KEY,
    company_id  uuid NOT NULL,
    campaign_id uuid NOT NULL REFERENCES marketplace.campaign,
    supplier_id uuid NOT NULL,
    number      text NOT NULL,
    created_at  timestamptz NOT NULL,
    UNIQUE (campaign_id, supplier_id), -- ordered once, however often it is asked for
    UNIQUE (company_id, number)
);
CREATE INDEX ON marketplace.purchase_order (supplier_id, id DESC);
CREATE INDEX ON marketplace.purchase_order (company_id, id DESC);

CREATE TABLE marketplace.purchase_order_line (
    order_id     uuid NOT NULL REFERENCES marketplace.purchase_order,
    company_id   uuid NOT NULL,
    position     smallint NOT NULL,
    offer_id     uuid NOT NULL,
    supplier_sku text NOT NULL,
    name_en      text NOT NULL,
    name_zh      text NOT NULL,
    units        bigint NOT NULL CHECK (units > 0),
    case_size    bigint NOT NULL CHECK (case_size > 0), -- units the supplier sells at once; 1: singly
    unit_price   bigint NOT NULL CHECK (unit_price > 0), -- what members pay, minor units of the campaign's currency
    PRIMARY KEY (order_id, position),
    UNIQUE (order_id, offer_id)
);

-- Written once and never changed.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.purchase_order
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketplace.purchase_order_line
    FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();
REVOKE UPDATE, DELETE ON marketplace.purchase_order, marketplace.purchase_order_line FROM ${app};

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['purchase_counter', 'purchase_order', 'purchase_order_line']
    LOOP
        EXECUTE format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON marketplace.%I USING (marketplace.visible(company_id)) '
            'WITH CHECK (marketplace.visible(company_id))', tenant_table);
    END LOOP;
END $$;
