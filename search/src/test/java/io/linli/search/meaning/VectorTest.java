package io.linli.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Vectors as bytes. */
class VectorTest {

    @Property
    void bytes_keep_the_direction(@ForAll @Size(64) List<@FloatRange(min = -1, max = 1) Float> direction) {
        var values = new float[direction.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = direction.get(index);
        }
        double dot = 0;
        double square = 0;
        double squareOfBytes = 0;
        var bytes = Vector.of(Language.ENGLISH, values).values();
        for (int index = 0; index < values.length; index++) {
            dot += (double) values[index] * bytes[index];
            square += (double) values[index] * values[index];
            squareOfBytes += bytes[index] * bytes[index];
        }
        if (square > 0) {
            assertThat(dot / Math.sqrt(square * squareOfBytes)).isCloseTo(1, within(0.001));
        }
    }

    @Test
    void a_vector_is_sent_as_the_hexadecimal_digits_of_its_signed_bytes() {
        assertThat(new Vector(Language.ENGLISH, new byte[] {1, -1, 127, -127}).hex())
                .isEqualTo("01ff7f81");
    }
}
