package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.record.FindingCode;
import org.domainverifier.tlsrpt.TlsRptFinding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both languages say the same things of the same codes. That arguments fit is tried by every test of the checks. */
class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-zA-Z]+)}");

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(MtaStsFinding.class.getResourceAsStream(
                        "/META-INF/domainverifier/findings/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> keys(FindingCode[] codes, List<String> steps) {
        Set<String> keys = new HashSet<>(steps);
        for (FindingCode code : codes) {
            for (String part : List.of("", ".meaning", ".example", ".repair")) {
                keys.add(code.id() + part);
            }
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void everyKeyIsThereAndNoOther(String language) throws IOException {
        assertThat(bundle("mta-sts" + language).stringPropertyNames())
                .isEqualTo(keys(
                        MtaStsFinding.values(),
                        Stream.of(MtaStsStep.values()).map(MtaStsStep::id).toList()));
        assertThat(bundle("tls-rpt" + language).stringPropertyNames())
                .isEqualTo(keys(TlsRptFinding.values(), List.of("tls-rpt.choose-address")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mta-sts", "tls-rpt"})
    void theArgumentsAreTheSameInBothLanguages(String check) throws IOException {
        Properties english = bundle(check);
        Properties german = bundle(check + "_de");
        List<String> differing = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            if (!arguments(english.getProperty(key)).equals(arguments(german.getProperty(key)))) {
                differing.add(key);
            }
        }
        assertThat(differing).isEmpty();
    }

    private static Set<String> arguments(String text) {
        return Stream.of(text)
                .flatMap(each -> ARGUMENT.matcher(each).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
