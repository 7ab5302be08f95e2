package io.linli.fulfillment.job;

import java.util.UUID;

/** Who looks at a visit: only its parties, and who decides about a dispute of it. */
public sealed interface JobViewer {

    boolean sees(Job job);

    record OfTechnician(UUID technicianId) implements JobViewer {
        @Override
        public boolean sees(Job job) {
            return job.technicianId().equals(technicianId);
        }
    }

    record OfProvider(UUID supplierId) implements JobViewer {
        @Override
        public boolean sees(Job job) {
            return job.supplierId().equals(supplierId);
        }
    }

    record OfHousehold(UUID companyId, UUID householdId) implements JobViewer {
        @Override
        public boolean sees(Job job) {
            return job.householdId().equals(householdId) && job.companyId().equals(companyId);
        }
    }

    /** The platform, which decides disputes. */
    record OfOperator() implements JobViewer {
        @Override
        public boolean sees(Job job) {
            return true;
        }
    }
}
