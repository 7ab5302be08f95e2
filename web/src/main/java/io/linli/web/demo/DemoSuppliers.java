package io.linli.web.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

import io.linli.catalog.kernel.LocalizedText;

/** The suppliers of goods, each with its departments. */
record DemoSuppliers(List<DemoSupplier> all) {

    /** Of how many hundred goods a department's main supplier has how many. */
    private static final int MAIN_SHARE_PERCENT = 65;

    /**
     * A supplier of goods.
     *
     * @param number from 1: supplier-01 and so on
     * @param prefix of its SKU codes
     * @param departments numbers, the first it is the main supplier of
     * @param communities numbers of those it serves
     */
    record DemoSupplier(
            UUID id,
            int number,
            LocalizedText name,
            String prefix,
            List<Integer> departments,
            List<Integer> communities) {

        String code() {
            return "supplier-%02d".formatted(number);
        }

        boolean serves(int community) {
            return communities.contains(community);
        }
    }

    static DemoSuppliers of(DemoIds ids) {
        var lines = WordList.read("suppliers").get(0).lines();
        return new DemoSuppliers(IntStream.rangeClosed(1, lines.size())
                .mapToObj(number -> supplier(ids, number, WordList.fields(lines.get(number - 1))))
                .toList());
    }

    /** Who sells one of a department's goods: mostly the first that names it, sometimes another. */
    DemoSupplier pick(int department, SplittableRandom random) {
        var sellers = all.stream()
                .filter(supplier -> supplier.departments().contains(department))
                .toList();
        boolean main = sellers.size() == 1 || random.nextInt(100) < MAIN_SHARE_PERCENT;
        return main ? sellers.get(0) : sellers.get(1 + random.nextInt(sellers.size() - 1));
    }

    private static DemoSupplier supplier(DemoIds ids, int number, List<String> fields) {
        return new DemoSupplier(
                ids.of(DemoIds.Kind.SUPPLIER, number),
                number,
                WordList.text(fields, 0),
                fields.get(2),
                WordList.numbers(fields.get(3)),
                WordList.numbers(fields.get(4)));
    }
}
