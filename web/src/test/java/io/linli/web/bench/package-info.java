/**
 * Benchmarks of the running product: {@code ./mvnw -Pbench verify -Dbench=NAME}. Each measures the product beside a ceiling
 * in the same run, on the same real servers with fsync on, and writes {@code web/target/bench/NAME.json}.
 */
package io.linli.web.bench;
