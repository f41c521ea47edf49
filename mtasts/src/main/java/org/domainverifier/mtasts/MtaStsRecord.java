package org.domainverifier.mtasts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.domainverifier.mtasts.txt.Field;
import org.domainverifier.mtasts.txt.FieldCodes;
import org.domainverifier.mtasts.txt.TxtFields;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.txt.TxtKind;

/**
 * The TXT record of MTA-STS (RFC 8461 §3.1).
 *
 * @param id names the present version of the policy: 1 to 32 letters and digits; case counts
 * @param extensions the fields that the standard does not know, by name, in order
 */
public record MtaStsRecord(String id, Map<String, String> extensions) {
    /** What an MTA-STS record begins with. */
    public static final String VERSION = "v=STSv1";

    private static final String ID = "id";
    private static final Pattern ID_VALUE = Pattern.compile("[A-Za-z0-9]{1,32}+");
    private static final FieldCodes CODES = new FieldCodes(
            MtaStsFinding.BAD_VERSION,
            MtaStsFinding.MALFORMED_FIELD,
            MtaStsFinding.DUPLICATE_FIELD,
            MtaStsFinding.STRAY_BLANK);

    static final TxtKind<Parsed<MtaStsRecord>> KIND = TxtKind.of(VERSION, MtaStsRecord::parse)
            .at("_mta-sts")
            .knownByTags("id")
            .misplacedAt("_mta_sts", "mta-sts")
            .build();

    /** Copies the map. */
    public MtaStsRecord {
        Objects.requireNonNull(id, "id");
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /**
     * Whether a text can be the id of a policy.
     *
     * @param id any text
     * @return true for 1 to 32 letters and digits
     */
    public static boolean isId(String id) {
        return ID_VALUE.matcher(id).matches();
    }

    /**
     * Reads a record.
     *
     * @param text any text
     * @return the record, if there is a valid id, and what was noticed
     */
    public static Parsed<MtaStsRecord> parse(String text) {
        TxtFields fields = TxtFields.read(text, VERSION, TagListSyntax.MTA_STS, CODES);
        List<Diagnostic> diagnostics = new ArrayList<>(fields.diagnostics());
        if (!TxtFields.beginsWith(text, VERSION)) {
            return new Parsed<>(text, Optional.empty(), diagnostics);
        }
        Optional<Field> id = fields.first(ID);
        if (id.isEmpty()) {
            diagnostics.add(Diagnostic.of(MtaStsFinding.MISSING_ID, new Span(0, text.length())));
        } else if (!isId(id.get().value())) {
            diagnostics.add(Diagnostic.of(MtaStsFinding.BAD_ID, id.get().valueSpan())
                    .with("id", id.get().value()));
        }
        Map<String, String> extensions = new LinkedHashMap<>();
        for (Field field : fields.extensions(List.of(ID))) {
            // anything else that a value may not contain was noticed as a malformed field
            if (TxtFields.isExtensionValue(field.value())) {
                diagnostics.add(
                        Diagnostic.of(MtaStsFinding.UNKNOWN_FIELD, field.span()).with("field", field.name()));
                extensions.put(field.name(), field.value());
            }
        }
        diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
        return new Parsed<>(
                text,
                id.map(Field::value).filter(MtaStsRecord::isId).map(value -> new MtaStsRecord(value, extensions)),
                diagnostics);
    }

    /** The record as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(VERSION).append("; id=").append(id);
        extensions.forEach(
                (name, value) -> text.append("; ").append(name).append('=').append(value));
        return text.toString();
    }
}
