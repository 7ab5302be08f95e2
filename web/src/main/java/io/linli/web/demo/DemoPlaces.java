package io.linli.web.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Property companies, their communities down to each dwelling, and who lives there. Every dwelling is a household of one to
 * three residents. The leader and the residents who can sign in come first in their community.
 */
final class DemoPlaces {

    /** Residents who can sign in, in each community. */
    static final int SIGN_INS_OF_A_COMMUNITY = 6;

    private static final int MOST_OF_A_HOUSEHOLD = 3;
    private static final int FIRST_POINT_FIELD = 9;

    record CompanyRow(UUID id, String code, String nameEn, String nameZh, String color) {}

    record CommunityRow(
            UUID id, UUID companyId, String code, String nameEn, String nameZh, String cityEn, String cityZh) {}

    record BuildingRow(UUID id, UUID companyId, UUID communityId, String name) {}

    record EntranceRow(UUID id, UUID companyId, UUID buildingId, String name) {}

    record UnitRow(UUID id, UUID companyId, UUID entranceId, String number) {}

    record HouseholdRow(UUID id, UUID companyId, UUID communityId, UUID unitId) {}

    record ResidentRow(
            UUID id, UUID companyId, UUID communityId, UUID householdId, String displayName, boolean leader) {}

    record PointRow(UUID id, UUID companyId, UUID communityId, UUID leaderId, String nameEn, String nameZh) {}

    final List<CompanyRow> companies = new ArrayList<>();
    final List<CommunityRow> communities = new ArrayList<>();
    final List<BuildingRow> buildings = new ArrayList<>();
    final List<EntranceRow> entrances = new ArrayList<>();
    final List<UnitRow> units = new ArrayList<>();
    final List<HouseholdRow> households = new ArrayList<>();
    final List<ResidentRow> residents = new ArrayList<>();
    final List<PointRow> points = new ArrayList<>();

    private final DemoIds ids;
    private final People people;
    private final SplittableRandom random;

    private DemoPlaces(DemoIds ids) {
        this.ids = ids;
        this.people = People.read();
        this.random = new SplittableRandom(ids.seed() * 31 + 1_000_003);
    }

    static DemoPlaces of(DemoIds ids) {
        var places = new DemoPlaces(ids);
        WordList.read("places").forEach(places::addCompany);
        return places;
    }

    /** @param number from 1, in the order of the list */
    CommunityRow community(int number) {
        return communities.get(number - 1);
    }

    /** The leader of a community. */
    ResidentRow leader(int community) {
        return ofCommunity(community).get(0);
    }

    /** The resident who signs in as resident-01 and so on: six in each community, in the communities' order. */
    ResidentRow signingIn(int number) {
        int community = 1 + (number - 1) / SIGN_INS_OF_A_COMMUNITY;
        return ofCommunity(community).get(1 + (number - 1) % SIGN_INS_OF_A_COMMUNITY);
    }

    /** Residents of a community who are only there to make it lively. */
    List<ResidentRow> withoutSignIn(int community) {
        return ofCommunity(community).stream()
                .skip(SIGN_INS_OF_A_COMMUNITY + 1L)
                .toList();
    }

    private List<ResidentRow> ofCommunity(int number) {
        var id = community(number).id();
        return residents.stream()
                .filter(resident -> resident.communityId().equals(id))
                .toList();
    }

    private void addCompany(WordList section) {
        var heading = section.heading();
        var company = new CompanyRow(
                ids.of(DemoIds.Kind.COMPANY, companies.size() + 1),
                heading.get(0),
                heading.get(1),
                heading.get(2),
                heading.get(3));
        companies.add(company);
        section.lines().forEach(line -> addCommunity(company.id(), WordList.fields(line)));
    }

    private void addCommunity(UUID company, List<String> fields) {
        var community = new CommunityRow(
                ids.of(DemoIds.Kind.COMMUNITY, communities.size() + 1),
                company,
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4));
        communities.add(community);
        int first = households.size();
        for (int building = 1; building <= number(fields, 5); building++) {
            addBuilding(community, building, fields);
        }
        var own = households.subList(first, households.size());
        addSigningIn(community, own);
        own.stream().skip(SIGN_INS_OF_A_COMMUNITY + 1L).forEach(this::addFamily);
        addPoints(community, fields);
    }

    private void addBuilding(CommunityRow community, int number, List<String> fields) {
        var building = new BuildingRow(
                ids.of(DemoIds.Kind.BUILDING, buildings.size() + 1),
                community.companyId(),
                community.id(),
                String.valueOf(number));
        buildings.add(building);
        for (int entrance = 0; entrance < number(fields, 6); entrance++) {
            addEntrance(community, building, String.valueOf((char) ('A' + entrance)), fields);
        }
    }

    private void addEntrance(CommunityRow community, BuildingRow building, String name, List<String> fields) {
        var entrance = new EntranceRow(
                ids.of(DemoIds.Kind.ENTRANCE, entrances.size() + 1), community.companyId(), building.id(), name);
        entrances.add(entrance);
        for (int floor = 1; floor <= number(fields, 7); floor++) {
            for (int door = 1; door <= number(fields, 8); door++) {
                addDwelling(community, entrance, "%d%02d".formatted(floor, door));
            }
        }
    }

    private void addDwelling(CommunityRow community, EntranceRow entrance, String number) {
        int ordinal = units.size() + 1;
        var unit = new UnitRow(ids.of(DemoIds.Kind.UNIT, ordinal), community.companyId(), entrance.id(), number);
        units.add(unit);
        households.add(new HouseholdRow(
                ids.of(DemoIds.Kind.HOUSEHOLD, ordinal), community.companyId(), community.id(), unit.id()));
    }

    /** One of the households each, so that household limits do not bind two demo sign-ins to one another. */
    private void addSigningIn(CommunityRow community, List<HouseholdRow> own) {
        IntStream.rangeClosed(0, SIGN_INS_OF_A_COMMUNITY)
                .forEach(index -> addResident(own.get(index), people.any(random), index == 0));
    }

    private void addFamily(HouseholdRow household) {
        var family = people.family(random);
        int members = 1 + random.nextInt(MOST_OF_A_HOUSEHOLD);
        IntStream.range(0, members).forEach(member -> addResident(household, people.of(family, random), false));
    }

    private void addResident(HouseholdRow household, String name, boolean leader) {
        residents.add(new ResidentRow(
                ids.of(DemoIds.Kind.RESIDENT, residents.size() + 1),
                household.companyId(),
                household.communityId(),
                household.id(),
                name,
                leader));
    }

    private void addPoints(CommunityRow community, List<String> fields) {
        for (int field = FIRST_POINT_FIELD; field < fields.size(); field += 2) {
            points.add(new PointRow(
                    ids.of(DemoIds.Kind.PICKUP_POINT, points.size() + 1),
                    community.companyId(),
                    community.id(),
                    leader(communities.size()).id(),
                    fields.get(field),
                    fields.get(field + 1)));
        }
    }

    private static int number(List<String> fields, int index) {
        return Integer.parseInt(fields.get(index));
    }
}
