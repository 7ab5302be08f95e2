package io.linli.web.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.linli.local.Isolation;
import io.linli.local.LocalStack;
import io.linli.local.Progress;
import io.linli.web.running.RunningProduct;

/** Runs one benchmark by name, against a product of its own on the shared servers. */
public final class Bench {

    /** One benchmark. Data that is missing ends it with a clear message. */
    interface Benchmark {
        Result run(RunningProduct product) throws Exception;

        /** What the product is told besides where the servers are. */
        default Map<String, String> environment() throws Exception {
            return Map.of();
        }

        /** Arguments of the product's virtual machine. */
        default List<String> jvm() {
            return List.of();
        }
    }

    private static final Map<String, Benchmark> BENCHMARKS = Map.ofEntries(
            Map.entry("book", new BookBench()),
            Map.entry("books", new BooksBench()),
            Map.entry("checkout", new CheckoutBench()),
            Map.entry("import", new ImportBench()),
            Map.entry("join-hot", new JoinBench(1)),
            Map.entry("join-spread", new JoinBench(1_000)),
            Map.entry("rebuild", new RebuildBench()),
            Map.entry("relevance", new RelevanceBench()),
            Map.entry("search", new SearchBench()),
            Map.entry("slots", new SlotsBench()),
            Map.entry("suggest", new SuggestBench()));

    /** What is computed without a running product. */
    private static final Map<String, Callable<Result>> COMPUTATIONS = Map.of("recommend", RecommendBench::run);

    private static final Path LOG = Path.of("target/bench/product.log");

    private Bench() {}

    /** Arguments: the benchmark's name, the product's jar, the folder for results. */
    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        if (COMPUTATIONS.containsKey(name)) {
            String load = Machine.load();
            var result = COMPUTATIONS.get(name).call();
            System.out.println(result.write(name, Path.of(arguments[2]), load));
            System.exit(0);
        }
        var benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            System.err.println("There is no benchmark '" + name + "'. Choose one with -Dbench=NAME: "
                    + String.join(
                            ", ",
                            Stream.concat(BENCHMARKS.keySet().stream(), COMPUTATIONS.keySet().stream())
                                    .sorted()
                                    .toList()));
            System.exit(2);
        }
        CatalogFile.missing().ifPresent(missing -> {
            System.err.println(missing);
            System.exit(3);
        });
        String load = Machine.load();
        try (LocalStack stack = LocalStack.lease(Progress.printing(System.out));
                Isolation own = stack.isolated("bench-" + name);
                RunningProduct product = RunningProduct.start(
                        Path.of(arguments[1]), environment(own, benchmark), benchmark.jvm(), LOG)) {
            var result = benchmark.run(product);
            System.out.println(result.write(name, Path.of(arguments[2]), load));
        }
        System.exit(0);
    }

    private static Map<String, String> environment(Isolation own, Benchmark benchmark) throws Exception {
        var environment = new HashMap<>(own.environment());
        environment.putAll(benchmark.environment());
        return environment;
    }
}
