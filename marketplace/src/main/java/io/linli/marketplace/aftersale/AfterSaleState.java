package io.linli.marketplace.aftersale;

import java.util.List;
import java.util.Optional;

/**
 * Where an after-sale request stands. The table is the whole machine; what is not in it changes nothing.
 *
 * <pre>
 *                        APPROVE   REFUSE               STAY_SILENT  ESCALATE     WITHDRAW   PAY_BACK  FAIL
 * WITH_SUPPLIER          APPROVED  REFUSED_BY_SUPPLIER  WITH_PROP…   –            WITHDRAWN  –         –
 * REFUSED_BY_SUPPLIER    –         –                    –            WITH_PROP…   WITHDRAWN  –         –
 * WITH_PROPERTY_COMPANY  APPROVED  REFUSED              –            –            WITHDRAWN  –         –
 * APPROVED               –         –                    –            –            –          REFUNDED  REFUND_FAILED
 * REFUNDED               –         –                    –            –            –          –         REFUND_FAILED
 * REFUND_FAILED          –         –                    –            –            –          REFUNDED  –
 * REFUSED, WITHDRAWN     –         –                    –            –            –          –         –
 * </pre>
 *
 * A refusal can be taken to the property company once, because nothing leads back to the supplier. Money that was called
 * refunded may come back for days; what we gave up may turn out to have gone.
 */
public sealed interface AfterSaleState {

    AfterSaleStanding standing();

    /** The state this event leads to; empty where it changes nothing. */
    Optional<AfterSaleState> after(AfterSaleEvent event);

    /** Who is to decide; empty where nothing is to be decided. */
    default Optional<AfterSaleParty> decider() {
        return Optional.empty();
    }

    static List<AfterSaleState> all() {
        return List.of(
                new WithSupplier(),
                new WithPropertyCompany(),
                new RefusedBySupplier(),
                new Refused(),
                new Withdrawn(),
                new Approved(),
                new Refunded(),
                new RefundFailed());
    }

    static AfterSaleState of(AfterSaleStanding standing) {
        return all().stream()
                .filter(state -> state.standing() == standing)
                .findFirst()
                .orElseThrow();
    }

    record WithSupplier() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.WITH_SUPPLIER;
        }

        @Override
        public Optional<AfterSaleParty> decider() {
            return Optional.of(AfterSaleParty.SUPPLIER);
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return switch (event) {
                case APPROVE -> Optional.of(new Approved());
                case REFUSE -> Optional.of(new RefusedBySupplier());
                case STAY_SILENT -> Optional.of(new WithPropertyCompany());
                case WITHDRAW -> Optional.of(new Withdrawn());
                case ESCALATE, PAY_BACK, FAIL -> Optional.empty();
            };
        }
    }

    record WithPropertyCompany() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.WITH_PROPERTY_COMPANY;
        }

        @Override
        public Optional<AfterSaleParty> decider() {
            return Optional.of(AfterSaleParty.PROPERTY_COMPANY);
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return switch (event) {
                case APPROVE -> Optional.of(new Approved());
                case REFUSE -> Optional.of(new Refused());
                case WITHDRAW -> Optional.of(new Withdrawn());
                case STAY_SILENT, ESCALATE, PAY_BACK, FAIL -> Optional.empty();
            };
        }
    }

    record RefusedBySupplier() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.REFUSED_BY_SUPPLIER;
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return switch (event) {
                case ESCALATE -> Optional.of(new WithPropertyCompany());
                case WITHDRAW -> Optional.of(new Withdrawn());
                case APPROVE, REFUSE, STAY_SILENT, PAY_BACK, FAIL -> Optional.empty();
            };
        }
    }

    record Refused() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.REFUSED;
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return Optional.empty();
        }
    }

    record Withdrawn() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.WITHDRAWN;
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return Optional.empty();
        }
    }

    record Approved() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.APPROVED;
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return switch (event) {
                case PAY_BACK -> Optional.of(new Refunded());
                case FAIL -> Optional.of(new RefundFailed());
                case APPROVE, REFUSE, STAY_SILENT, ESCALATE, WITHDRAW -> Optional.empty();
            };
        }
    }

    record Refunded() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.REFUNDED;
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return event == AfterSaleEvent.FAIL ? Optional.of(new RefundFailed()) : Optional.empty();
        }
    }

    record RefundFailed() implements AfterSaleState {
        @Override
        public AfterSaleStanding standing() {
            return AfterSaleStanding.REFUND_FAILED;
        }

        @Override
        public Optional<AfterSaleState> after(AfterSaleEvent event) {
            return event == AfterSaleEvent.PAY_BACK ? Optional.of(new Refunded()) : Optional.empty();
        }
    }
}
