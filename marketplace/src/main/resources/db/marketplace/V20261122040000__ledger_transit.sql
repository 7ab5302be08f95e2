-- What pays parties and agrees the books with the provider's: money on its way to or from a party, what nobody can place yet.
ALTER TABLE marketplace.ledger_account
    DROP CONSTRAINT ledger_account_kind_check,
    ADD CONSTRAINT ledger_account_kind_check CHECK (kind IN ('PROVIDER_CLEARING', 'ORDERS_HELD', 'PARTY_PENDING',
        'PARTY_PAYABLE', 'PARTY_RECEIVABLE', 'PARTY_IN_TRANSIT', 'TAX_PAYABLE', 'DISPUTES_HELD', 'SUSPENSE'));

-- RECEIVABLE and NETTING were never booked: what a party owes is booked by the fact that made it owe, and netted by its payout.
ALTER TABLE marketplace.journal_entry
    DROP CONSTRAINT journal_entry_kind_check,
    ADD CONSTRAINT journal_entry_kind_check CHECK (kind IN ('CAPTURE', 'SPLIT', 'SPLIT_REVERSAL', 'SPLIT_RESTORED', 'REFUND',
        'REFUND_FAILED', 'RELEASE', 'PAYOUT', 'PAYOUT_RETURNED', 'TRANSFER', 'RECALL', 'RECALL_RETURNED',
        'TRANSFER_REVERSAL', 'DISPUTE_OPENED', 'DISPUTE_WON', 'DISPUTE_LOST', 'PROVIDER_FEE', 'CORRECTION'));
