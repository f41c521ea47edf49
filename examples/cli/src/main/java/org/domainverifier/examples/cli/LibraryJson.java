package org.domainverifier.examples.cli;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.InetAddress;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.check.CheckKey;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mtasts.PolicyFetch;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.ReportUri;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.records.RecordManner;
import org.domainverifier.spf.DomainSpec;
import org.domainverifier.spf.SpfTerm;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How the library's values look in JSON: records by their components, and what is one thing in the DNS as one text. */
final class LibraryJson {
    private LibraryJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface OneOfSeveral {}

    /** Which record was expected, and how. */
    @JsonPropertyOrder({"owner", "type", "manner", "data", "kind"})
    private interface OfRecordExpectation {
        @JsonProperty
        String owner();

        @JsonProperty
        RecordType type();

        @JsonProperty
        RecordManner manner();

        @JsonProperty
        List<RecordData> data();

        @JsonProperty
        Optional<String> kind();
    }

    static JsonMapper mapper() {
        SimpleModule module = new SimpleModule("domain-verifier");
        text(module, DomainName.class, DomainName::toString);
        text(module, RecordType.class, RecordType::toString);
        text(module, DnsRecord.class, DnsRecord::toZoneLine);
        text(module, Octets.class, Octets::text);
        text(module, DomainSpec.class, DomainSpec::toString);
        text(module, CheckKey.class, CheckKey::id);
        text(module, FindingCode.class, FindingCode::id);
        text(module, ReportUri.class, ReportUri::text);
        text(module, InetAddress.class, InetAddress::getHostAddress);
        text(module, PublicKey.class, key -> Base64.getEncoder().encodeToString(key.getEncoded()));
        return JsonMapper.builder()
                .addModule(module)
                // what can be one of several things says which one it is
                .addMixIn(SpfTerm.class, OneOfSeveral.class)
                .addMixIn(PolicyFetch.class, OneOfSeveral.class)
                .addMixIn(RecordData.class, OneOfSeveral.class)
                .addMixIn(RecordExpectation.class, OfRecordExpectation.class)
                // in the order in which the records declare them
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // components only; what can be computed from them is left to the reader
                .changeDefaultVisibility(
                        visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .build();
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<T, String> writer) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeString(writer.apply(value));
            }
        });
    }
}
