package io.linli.web.demo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes who the demo users of the local Keycloak are. Their subjects are numbers: property companies from 11, suppliers
 * from 101, providers from 201, technicians from 301, leaders from 401, residents from 501; the operator, 1, is no party.
 */
@ApplicationScoped
class SignInsStep {

    private static final int COMPANIES = 10;
    private static final int SUPPLIERS = 100;
    private static final int PROVIDERS = 200;
    private static final int TECHNICIANS = 300;
    private static final int LEADERS = 400;
    private static final int RESIDENTS = 500;

    private static final String SIGN_INS =
            """
            INSERT INTO web.sign_in (subject, party_kind, party_id, company_id)
            SELECT subject, "partyKind", "partyId", "companyId"
            FROM %s AS r (subject text, "partyKind" text, "partyId" uuid, "companyId" uuid)""";

    private record SignInRow(String subject, String partyKind, UUID partyId, @Nullable UUID companyId) {}

    private final Rows rows;

    SignInsStep(Rows rows) {
        this.rows = rows;
    }

    Uni<Void> write(DemoPlaces places, DemoSuppliers suppliers, DemoServices services) {
        int residents = places.communities.size() * DemoPlaces.SIGN_INS_OF_A_COMMUNITY;
        var all = List.of(
                each(places.companies.size(), number -> {
                    var company = places.companies.get(number - 1).id();
                    return row(COMPANIES + number, "PROPERTY_COMPANY", company, company);
                }),
                each(
                        suppliers.all().size(),
                        number -> row(
                                SUPPLIERS + number,
                                "SUPPLIER",
                                suppliers.all().get(number - 1).id(),
                                null)),
                each(
                        services.providers.size(),
                        number -> row(
                                PROVIDERS + number,
                                "SUPPLIER",
                                services.providers.get(number - 1).id(),
                                null)),
                each(
                        services.technicians.size(),
                        number -> row(
                                TECHNICIANS + number,
                                "TECHNICIAN",
                                services.technicians.get(number - 1).id(),
                                null)),
                each(places.communities.size(), number -> resident(LEADERS + number, places.leader(number))),
                each(residents, number -> resident(RESIDENTS + number, places.signingIn(number))));
        return rows.write(SIGN_INS, all.stream().flatMap(rows -> rows).toList());
    }

    private static Stream<SignInRow> each(int count, IntFunction<SignInRow> row) {
        return IntStream.rangeClosed(1, count).mapToObj(row);
    }

    private static SignInRow resident(int subject, DemoPlaces.ResidentRow resident) {
        return row(subject, "RESIDENT", resident.id(), resident.companyId());
    }

    private static SignInRow row(int subject, String kind, UUID party, @Nullable UUID company) {
        return new SignInRow(DemoIds.subject(subject), kind, party, company);
    }
}
