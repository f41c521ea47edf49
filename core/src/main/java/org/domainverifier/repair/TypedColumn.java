package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * A part of a record's data, or of its name, that many forms have a field of its own for. An immutable value.
 *
 * @param field which part it is
 * @param value what is typed there
 */
public record TypedColumn(Field field, String value) {
    private static final int SERVICE_LABELS = 2; // the service and the protocol (RFC 2782)

    /** The fields that forms have for SRV records (RFC 2782) and CAA records (RFC 8659). */
    public enum Field {
        /** The service of an SRV record, such as {@code _imaps}. */
        SERVICE,
        /** The protocol of an SRV record, such as {@code _tcp}. */
        PROTOCOL,
        /** What is in front of the zone beside service and protocol; {@code @} for the zone itself. */
        NAME,
        /** The priority of an SRV record. */
        PRIORITY,
        /** The weight of an SRV record. */
        WEIGHT,
        /** The port of an SRV record. */
        PORT,
        /** The host of an SRV record. */
        TARGET,
        /** The flags of a CAA record. */
        FLAGS,
        /** The tag of a CAA record, such as {@code issue}. */
        TAG,
        /** The value of a CAA record, without quotation marks. */
        VALUE
    }

    /** Refuses null. */
    public TypedColumn {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
    }

    /**
     * The columns of an SRV record.
     *
     * @param labels what is in front of the zone
     */
    static List<TypedColumn> of(RecordData.Srv srv, List<String> labels, String target) {
        List<TypedColumn> columns = new ArrayList<>();
        boolean service = labels.size() >= SERVICE_LABELS
                && labels.subList(0, SERVICE_LABELS).stream().allMatch(label -> label.startsWith("_"));
        if (service) {
            columns.add(new TypedColumn(Field.SERVICE, labels.get(0)));
            columns.add(new TypedColumn(Field.PROTOCOL, labels.get(1)));
        }
        List<String> others = service ? labels.subList(SERVICE_LABELS, labels.size()) : labels;
        columns.add(new TypedColumn(
                Field.NAME, others.isEmpty() ? "@" : DomainName.ofLabels(others).toString()));
        columns.add(new TypedColumn(Field.PRIORITY, Integer.toString(srv.priority())));
        columns.add(new TypedColumn(Field.WEIGHT, Integer.toString(srv.weight())));
        columns.add(new TypedColumn(Field.PORT, Integer.toString(srv.port())));
        columns.add(new TypedColumn(Field.TARGET, target));
        return List.copyOf(columns);
    }

    static List<TypedColumn> of(RecordData.Caa caa) {
        return List.of(
                new TypedColumn(Field.FLAGS, Integer.toString(caa.flags())),
                new TypedColumn(Field.TAG, caa.tag()),
                new TypedColumn(Field.VALUE, caa.value().text()));
    }
}
