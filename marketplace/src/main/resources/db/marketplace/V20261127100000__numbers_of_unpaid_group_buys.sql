-- What beforeMigrate__unpaid_group_buys.sql put in place for V20261122110000 has done its work.
DROP TRIGGER IF EXISTS no_seat_is_numbered ON marketplace.campaign;
DROP FUNCTION IF EXISTS marketplace.no_seat_is_numbered();
