-- Orders are listed newest first by id, for a supplier and for a property company; a visit's order is found by its booking.
CREATE INDEX ON marketplace.orders (supplier_id, id DESC);
CREATE INDEX ON marketplace.orders (company_id, id DESC);
CREATE INDEX ON marketplace.order_line (booking_id) WHERE booking_id IS NOT NULL;
