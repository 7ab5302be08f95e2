package io.linli.web.demo;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.marketplace.ledger.Party;
import io.linli.web.demo.DemoOrders.Purchase;

/**
 * Makes the demo neighbourhood at the first start, in the background: the application serves meanwhile. What a crash leaves
 * half-made the next start completes.
 */
@ApplicationScoped
public class DemoNeighbourhood {

    private static final Logger LOG = Logger.getLogger("demo");

    private final DemoSettings settings;
    private final DemoSteps steps;
    private final PlacesStep placesStep;
    private final CatalogueStep catalogueStep;
    private final ServicesStep servicesStep;
    private final CampaignsStep campaignsStep;
    private final SignInsStep signInsStep;
    private final OrdersStep ordersStep;
    private final MoneyStep moneyStep;
    private final BillsStep billsStep;
    private final ReviewsStep reviewsStep;
    private final OwnContext own;

    DemoNeighbourhood(
            DemoSettings settings,
            DemoSteps steps,
            PlacesStep placesStep,
            CatalogueStep catalogueStep,
            ServicesStep servicesStep,
            CampaignsStep campaignsStep,
            SignInsStep signInsStep,
            OrdersStep ordersStep,
            MoneyStep moneyStep,
            BillsStep billsStep,
            ReviewsStep reviewsStep,
            OwnContext own) {
        this.settings = settings;
        this.steps = steps;
        this.placesStep = placesStep;
        this.catalogueStep = catalogueStep;
        this.servicesStep = servicesStep;
        this.campaignsStep = campaignsStep;
        this.signInsStep = signInsStep;
        this.ordersStep = ordersStep;
        this.moneyStep = moneyStep;
        this.billsStep = billsStep;
        this.reviewsStep = reviewsStep;
        this.own = own;
    }

    void start(@Observes StartupEvent started) {
        if (settings.on()) {
            own.run(this::make)
                    .subscribe()
                    .with(
                            made -> {},
                            failure -> LOG.error("demo: not completed; the next start goes on from here", failure));
        }
    }

    /**
     * Makes what is not made yet.
     *
     * @return whether anything was to do; false in a database that is not empty, or when the neighbourhood is complete
     */
    public Uni<Boolean> make() {
        return steps.begin().chain(begun -> begun.map(this::makeAll)
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> makeAll(Instant begun) {
        long started = System.nanoTime();
        LOG.infof("demo: making the neighbourhood, %s SKUs", count(settings.skus()));
        var world = World.of(settings);
        return steps.once("places", () -> placesStep.write(world.places))
                .chain(() -> steps.once(
                        "suppliers", () -> catalogueStep.writeSuppliers(world.suppliers, world.services, world.places)))
                .chain(() -> steps.once("categories", () -> catalogueStep.writeCategories(world.tree)))
                .chain(() -> steps.once("brands", catalogueStep::writeBrands))
                .chain(() -> steps.once("services", () -> servicesStep.write(world.services)))
                .chain(() ->
                        steps.once("sign-ins", () -> signInsStep.write(world.places, world.suppliers, world.services)))
                .chain(() -> steps.once("bills", () -> billsStep.issue(world.bills(begun))))
                .chain(() -> goods(world))
                .chain(() -> steps.once("campaigns", () -> campaignsStep.write(world.campaigns(begun))))
                .chain(() -> orders(world.orders(begun)))
                .chain(() -> steps.repeatedly("money", () -> moneyStep.make(world.payees())))
                .chain(() -> steps.repeatedly(
                        "reviews", () -> reviewsStep.make(world.orders(begun).all(), begun)))
                .chain(steps::end)
                .invoke(() -> LOG.infof(
                        "demo: done in %d s",
                        Duration.ofNanos(System.nanoTime() - started).toSeconds()))
                .replaceWith(true);
    }

    private Uni<Void> goods(World world) {
        return Multi.createFrom()
                .iterable(world.portions(settings.batch()))
                .onItem()
                .transformToUniAndConcatenate(portion -> steps.once(
                                "goods-" + portion.firstShelf(),
                                () -> catalogueStep.writeGoods(
                                        world.goods.on(portion.firstShelf(), portion.lastShelf())))
                        .invoke(() -> LOG.infof(
                                "demo: %s of %s SKUs",
                                count(world.goods.before(portion.lastShelf())), count(world.goods.total()))))
                .collect()
                .last();
    }

    private Uni<Void> orders(DemoOrders orders) {
        LOG.infof("demo: %d purchases", orders.all().size() + orders.today().size());
        return purchases("order-", orders.all(), ordersStep::make)
                .chain(() -> purchases("today-", orders.today(), ordersStep::place));
    }

    private Uni<Void> purchases(String step, List<Purchase> all, Function<Purchase, Uni<Void>> making) {
        return Multi.createFrom()
                .range(0, all.size())
                .onItem()
                .transformToUniAndConcatenate(number -> steps.once(step + number, () -> making.apply(all.get(number))))
                .collect()
                .last();
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Shelves from one, included, to another, excluded. */
    record Portion(int firstShelf, int lastShelf) {}

    /** Everything generated, before it is written. */
    static final class World {

        final DemoIds ids;
        final DemoTree tree;
        final DemoPlaces places;
        final DemoSuppliers suppliers;
        final DemoServices services;
        final DemoGoods goods;

        private World(long seed, int skus) {
            ids = new DemoIds(seed);
            tree = DemoTree.grow(ids, Kind.all());
            places = DemoPlaces.of(ids);
            suppliers = DemoSuppliers.of(ids);
            services = DemoServices.of(ids, tree, suppliers.all().size());
            goods = new DemoGoods(ids, tree, suppliers, skus);
        }

        static World of(DemoSettings settings) {
            return new World(settings.seed(), settings.skus());
        }

        static World of(long seed, int skus) {
            return new World(seed, skus);
        }

        DemoCampaigns campaigns(Instant now) {
            return DemoCampaigns.of(ids, places, suppliers, tree, goods, now);
        }

        DemoBills bills(Instant now) {
            return DemoBills.of(places, now);
        }

        DemoOrders orders(Instant now) {
            return DemoOrders.of(ids, places, suppliers, goods, now);
        }

        /** Those who are paid what they earned: two suppliers and a property company; the others have yet to open accounts. */
        List<MoneyStep.Payee> payees() {
            var company = places.companies.get(0);
            var first = suppliers.all().get(0);
            var second = suppliers.all().get(1);
            return List.of(
                    new MoneyStep.Payee(Party.supplier(first.id()), first.name().en()),
                    new MoneyStep.Payee(
                            Party.supplier(second.id()), second.name().en()),
                    new MoneyStep.Payee(Party.propertyCompany(company.id()), company.nameEn()));
        }

        /** The shelves in portions of about as many goods. */
        List<Portion> portions(int goodsOfAPortion) {
            int shelves = Math.max(1, (int) ((long) goods.shelves() * goodsOfAPortion / goods.total()));
            return IntStream.iterate(0, first -> first < goods.shelves(), first -> first + shelves)
                    .mapToObj(first -> new Portion(first, Math.min(first + shelves, goods.shelves())))
                    .toList();
        }
    }
}
