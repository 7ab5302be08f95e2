package io.linli.web.crash;

import java.util.List;
import java.util.stream.Collectors;

/** Where the product dies: at the entry of a method, between what is done before it and what would be done after it. */
interface DeathPoint {

    /** Names the folder where the files lie to the tested process. */
    String FOLDER = "linli.crash";

    /** What {@code kill -9} ends a process with, as a shell tells it. */
    int KILLED = 137;

    String RULE =
            """
            RULE %1$s
            CLASS io.linli.%2$s
            METHOD %3$s
            AT ENTRY
            BIND armed : java.io.File = new java.io.File(System.getProperty("%5$s"), "%1$s")
            IF %4$s AND armed.delete()
            DO killJVM(%6$d)
            ENDRULE
            """;

    String name();

    /** Below the product's root package. */
    String type();

    String method();

    /** Which calls of the method are meant. */
    String condition();

    /** These points, as the agent reads them. */
    static String script(List<? extends DeathPoint> points) {
        return points.stream()
                .map(point ->
                        RULE.formatted(point.name(), point.type(), point.method(), point.condition(), FOLDER, KILLED))
                .collect(Collectors.joining("\n"));
    }
}
