package io.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    Path folder;

    @Test
    void a_taken_keycloak_port_is_named_with_the_way_to_choose_another() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            var holder = Holder.start(new Home(folder), Map.of("LINLI_KEYCLOAK_PORT", port));

            assertThat(holder.firstLine())
                    .contains("Port " + port, "Keycloak", "LINLI_KEYCLOAK_PORT=")
                    .doesNotContain("Exception");
            assertThat(holder.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_taken_product_port_is_named_with_the_way_to_choose_another() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Run.class.getName(),
                            folder.resolve("quarkus-run.jar").toString())
                    .redirectErrorStream(true);
            builder.environment().put("LINLI_PORT", port);
            builder.environment().put("LINLI_HOME", folder.toString());
            var run = builder.start();

            String output = new String(run.getInputStream().readAllBytes());

            assertThat(output).contains("Port " + port, "LINLI_PORT=").doesNotContain("Exception", "\tat ");
            assertThat(run.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void a_port_somebody_listens_on_is_not_free() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThat(Ports.freeOr(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }
}
