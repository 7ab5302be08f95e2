-- A good of a group-buy that cannot be delivered, and the one that is offered instead ------------------------------------

-- The substitute is a good of the same group-buy; what it replaces stays, and is sold no more. A good is replaced once.
ALTER TABLE marketplace.campaign_item
    ADD COLUMN replaces uuid UNIQUE REFERENCES marketplace.campaign_item CHECK (replaces <> id);

ALTER TABLE marketplace.campaign_join
    ADD COLUMN substitutable boolean NOT NULL DEFAULT false, -- as chosen when joining: takes a substitute
    -- The last substitute that was offered for it: it has it where that is its item, and is given up for it otherwise.
    ADD COLUMN substitution_id uuid REFERENCES marketplace.campaign_item;
CREATE INDEX ON marketplace.campaign_join (substitution_id) WHERE substitution_id IS NOT NULL;

-- What a line was bought as, where its buyer gets a substitute.
ALTER TABLE marketplace.order_line
    ADD COLUMN instead_of_en text,
    ADD COLUMN instead_of_zh text,
    ADD CONSTRAINT order_line_instead_of CHECK ((instead_of_en IS NULL) = (instead_of_zh IS NULL));

-- What is ordered of a supplier for a group-buy is ordered once; and once more for each substitute that came after it.
ALTER TABLE marketplace.purchase_order
    ADD COLUMN substitution_id uuid REFERENCES marketplace.campaign_item,
    ADD COLUMN instead_of_en text,
    ADD COLUMN instead_of_zh text,
    ADD CONSTRAINT purchase_order_instead_of CHECK ((substitution_id IS NULL) = (instead_of_en IS NULL)
        AND (substitution_id IS NULL) = (instead_of_zh IS NULL)),
    DROP CONSTRAINT purchase_order_campaign_id_supplier_id_key,
    ADD CONSTRAINT purchase_order_once UNIQUE NULLS NOT DISTINCT (campaign_id, supplier_id, substitution_id);

-- What cannot be delivered goes back to who takes no substitute, once for each line.
ALTER TABLE marketplace.refund
    DROP CONSTRAINT refund_reason_check,
    ADD CONSTRAINT refund_reason_check CHECK (reason IN ('CAMPAIGN_FAILED', 'PAID_TOO_LATE', 'AFTER_SALE',
        'BILL_REFUNDED', 'PRICE_TIER', 'LEFT', 'NOT_DELIVERABLE'));
