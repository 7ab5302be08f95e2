package io.linli.web.demo;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/** Home-service providers, what they do, their technicians and when those work. */
final class DemoServices {

    private static final long FEN = 100;
    private static final int DAYS = 7;
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime AFTER_LUNCH = LocalTime.of(13, 0);

    /**
     * A provider: a supplier of services.
     *
     * @param number from 1: provider-01 and so on
     * @param communities numbers of those it serves
     */
    record Provider(UUID id, int number, LocalizedText name, List<Integer> communities) {

        String code() {
            return "provider-%02d".formatted(number);
        }
    }

    record ItemRow(
            UUID id,
            UUID supplierId,
            UUID categoryId,
            String nameEn,
            String nameZh,
            String descriptionEn,
            String descriptionZh,
            int durationMinutes,
            long price) {}

    record TechnicianRow(UUID id, UUID supplierId, String displayName) {}

    record ShiftRow(UUID id, UUID technicianId, int weekday, LocalTime starts, LocalTime ends) {}

    final List<Provider> providers = new ArrayList<>();
    final List<ItemRow> items = new ArrayList<>();
    final List<TechnicianRow> technicians = new ArrayList<>();
    final List<ShiftRow> shifts = new ArrayList<>();

    private final DemoIds ids;
    private final DemoTree tree;
    private final People people;
    private final SplittableRandom random;
    private final int suppliers;

    private DemoServices(DemoIds ids, DemoTree tree, int suppliers) {
        this.ids = ids;
        this.tree = tree;
        this.suppliers = suppliers;
        this.people = People.read();
        this.random = new SplittableRandom(ids.seed() * 31 + 2_000_003);
    }

    /** @param suppliers how many suppliers of goods there are: providers are numbered after them */
    static DemoServices of(DemoIds ids, DemoTree tree, int suppliers) {
        var services = new DemoServices(ids, tree, suppliers);
        WordList.read("services").forEach(services::addProvider);
        return services;
    }

    private void addProvider(WordList section) {
        var heading = section.heading();
        int number = providers.size() + 1;
        var provider = new Provider(
                ids.of(DemoIds.Kind.SUPPLIER, suppliers + number),
                number,
                WordList.text(heading, 0),
                WordList.numbers(heading.get(5)));
        providers.add(provider);
        var category = tree.service(heading.get(2));
        section.lines().forEach(line -> addItem(provider.id(), category, WordList.fields(line)));
        for (int technician = 0; technician < Integer.parseInt(heading.get(4)); technician++) {
            addTechnician(provider.id(), technician);
        }
    }

    private void addItem(UUID provider, UUID category, List<String> fields) {
        items.add(new ItemRow(
                ids.of(DemoIds.Kind.SERVICE_ITEM, items.size() + 1),
                provider,
                category,
                fields.get(0),
                fields.get(1),
                fields.get(4),
                fields.get(5),
                Integer.parseInt(fields.get(2)),
                Long.parseLong(fields.get(3)) * FEN));
    }

    /** Five days a week with a lunch break; days off and hours differ, so that every day has somebody. */
    private void addTechnician(UUID provider, int index) {
        var technician = new TechnicianRow(
                ids.of(DemoIds.Kind.TECHNICIAN, technicians.size() + 1), provider, people.any(random));
        technicians.add(technician);
        int firstDayOff = index * 2 % DAYS;
        var starts = LocalTime.of(8, 0).plusMinutes(30L * (index % 3));
        var ends = LocalTime.of(17, 30).plusMinutes(45L * (index % 4));
        for (int day = 0; day < DAYS; day++) {
            if (day != firstDayOff && day != (firstDayOff + 1) % DAYS) {
                addShift(technician.id(), day + 1, starts, NOON);
                addShift(technician.id(), day + 1, AFTER_LUNCH, ends);
            }
        }
    }

    private void addShift(UUID technician, int weekday, LocalTime starts, LocalTime ends) {
        shifts.add(new ShiftRow(ids.of(DemoIds.Kind.SHIFT, shifts.size() + 1), technician, weekday, starts, ends));
    }
}
