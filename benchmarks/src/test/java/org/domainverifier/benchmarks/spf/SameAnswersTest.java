package org.domainverifier.benchmarks.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.domainverifier.spf.SpfVerdict;
import org.domainverifier.testing.internal.SpfShapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured side by side comes to the same. */
class SameAnswersTest {
    static Stream<SpfShapes.Shape> shapes() {
        return SpfShapes.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void bothImplementationsPassTheClient(SpfShapes.Shape shape) {
        SpfSubject subject = new SpfSubject(shape);
        assertThat(subject.domainVerifier().verdict()).isEqualTo(SpfVerdict.PASS);
        assertThat(subject.jspf()).isEqualTo("pass");
    }

    @Test
    void bothImplementationsParseTheRecord() throws Exception {
        SpfParse parse = new SpfParse();
        assertThat(parse.domainVerifier().orElseThrow().terms()).hasSize(6);
        assertThat(parse.jspf().getDirectives()).hasSize(6);
    }
}
