package org.domainverifier.json;

import java.security.PublicKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.domainverifier.CheckEntry;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.mtasts.PolicyFetch;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.spf.DomainSpec;
import org.jspecify.annotations.Nullable;

/** The shape of each type: of some as they are told here, of the others as they are declared. */
final class Shapes {
    private static final String DETAIL = "detail";

    /** What stands for something else here, and what is part of an entry only. */
    private static final Set<Class<?>> NEVER_TOLD = Set.of(StoredResult.class, CustomerValues.class);

    private final Map<Kind, Shape<?>> known = new ConcurrentHashMap<>();
    private final ArgumentsShape arguments;
    private final Shape<CheckKey<?>> keys;

    Shapes(Codes codes, Types types) {
        keys = codes.keys();
        arguments = new ArgumentsShape(new ArgumentShape(this, types.arguments()));
        Scalars.all().forEach((type, shape) -> known.put(Kind.of(type), shape));
        add(DomainName.class, Texts.names());
        add(Octets.class, Texts.octets());
        add(DomainSpec.class, Texts.domainSpecs(new RecordShape<>(Kind.of(DomainSpec.class), DomainSpec.class, this)));
        add(PublicKey.class, new PublicKeyShape());
        add(CustomerValues.class, new CustomerValuesShape());
        add(Finding.class, new FindingShape(codes, this));
        add(Diagnostic.class, new DiagnosticShape(codes, this));
        add(ManualStep.class, new ManualStepShape(codes, this));
        add(Expectation.class, new ExpectationShape(this, types.expectations()));
        add(CheckResult.class, new ResultShape(this, codes.checks()));
        withhold(AnswerOrigin.class, AnswerOrigin.class, "server", true);
        withhold(DnsAnswer.Failure.class, DnsAnswer.Failure.class, DETAIL, false);
        withhold(hidden(ResolverView.class).raw(), ResolverView.class, "resolver", false);
        withhold(PolicyFetch.NotResolvable.class, PolicyFetch.NotResolvable.class, DETAIL, false);
        withhold(PolicyFetch.NotConnected.class, PolicyFetch.NotConnected.class, DETAIL, false);
        add(CheckEntry.class, new EntryShape(new RecordShape<>(hidden(CheckEntry.class), CheckEntry.class, this)));
    }

    private <T> void withhold(Class<?> made, Class<T> type, String member, boolean optional) {
        add(type, new WithheldShape<>(new RecordShape<>(Kind.of(made), type, this), member, optional));
    }

    private <T> void add(Class<T> type, Shape<T> shape) {
        known.put(Kind.of(type), shape);
    }

    ArgumentsShape arguments() {
        return arguments;
    }

    Shape<CheckKey<?>> keys() {
        return keys;
    }

    @SuppressWarnings("unchecked") // the shape of a type is of that type
    <T> Shape<T> of(Class<T> type) {
        return (Shape<T>) (Shape<?>) of(Kind.of(type));
    }

    /**
     * The shape of a type with its arguments.
     *
     * @throws IllegalArgumentException if it is none that can be told
     */
    @SuppressWarnings("unchecked") // values of unknown type are handed to the shape of their declared one
    Shape<Object> of(Kind kind) {
        @Nullable Shape<?> shape = known.get(kind);
        if (shape == null) {
            shape = make(kind);
            known.put(kind, shape);
        }
        return (Shape<Object>) shape;
    }

    private Shape<?> make(Kind kind) {
        Class<?> raw = kind.raw();
        if (raw == Optional.class) {
            return new OptionalShape<>(of(kind.argument(0)));
        }
        if (raw == List.class) {
            return new ListShape<>(of(kind.argument(0)), List::copyOf);
        }
        if (raw == Set.class) {
            return new ListShape<>(
                    of(kind.argument(0)), list -> Collections.unmodifiableSet(new LinkedHashSet<>(list)));
        }
        if (raw == Map.class) {
            return map(kind);
        }
        if (raw == CheckKey.class) {
            return keys;
        }
        if (raw == CustomerValue.class) {
            return customerValue(kind);
        }
        return made(kind);
    }

    @SuppressWarnings("unchecked")
    private <T> Shape<?> customerValue(Kind kind) {
        return new CustomerValueShape<>((Shape<Provided<T>>) (Shape<?>) of(new Kind(Provided.class, kind.arguments())));
    }

    private Shape<?> map(Kind kind) {
        Class<?> key = kind.argument(0).raw();
        if (key == DnsQuestion.class) {
            return new AnswersShape(of(DnsAnswer.class));
        }
        return key == String.class && kind.argument(1).raw() == Object.class
                ? arguments
                : new MapShape<>(of(kind.argument(0)), of(kind.argument(1)));
    }

    private Shape<?> made(Kind kind) {
        Class<?> raw = kind.raw();
        if (raw.isEnum()) {
            return new WordShape<>(raw);
        }
        if (raw.isRecord() || Types.VALUE_CLASSES.contains(raw)) {
            return new RecordShape<>(kind, raw, this);
        }
        if (raw.isSealed()) {
            return new SealedShape<>(kind, this);
        }
        if (Types.HIDDEN.containsKey(raw)) {
            return new RecordShape<>(hidden(raw), raw, this);
        }
        throw new IllegalArgumentException(
                "values of " + raw.getName() + " cannot be written as JSON: neither a record, an "
                        + "enum, a sealed type of such ones, nor one of the types that the library knows");
    }

    /**
     * The classes that documents are made of, whole ones included, each with the shape by which a value is told that is on its own: one of several
     * kinds says of which. Constants are their names, and types of Java and generic ones not the library's to tell.
     */
    Map<Class<?>, Shape<?>> told() {
        DocumentSchema.of(this); // looks at every type
        Map<Class<?>, Shape<?>> told = new HashMap<>();
        known.forEach((kind, shape) -> {
            if (isOwn(kind)) {
                told.put(kind.raw(), shape);
            }
        });
        known.forEach((kind, shape) -> {
            if (shape instanceof SealedShape<?> several) {
                several.narrower().stream().filter(Shapes::isOwn).forEach(leaf -> told.put(leaf.raw(), shape));
            }
        });
        for (Class<?> several : List.of(CheckResult.class, Expectation.class)) {
            told.keySet().stream()
                    .filter(several::isAssignableFrom)
                    .forEach(type -> told.put(type, of(Kind.of(several))));
        }
        told.put(CheckKey.class, keys);
        told.keySet().removeAll(NEVER_TOLD);
        return told;
    }

    private static boolean isOwn(Kind kind) {
        return !kind.raw().isEnum()
                && !kind.raw().isPrimitive()
                && kind.raw().getTypeParameters().length == 0
                && !kind.raw().getName().startsWith("java.");
    }

    /** What an interface of ours is made of behind it. */
    private static Kind hidden(Class<?> seen) {
        try {
            return Kind.of(Class.forName(Types.HIDDEN.get(seen), false, seen.getClassLoader()));
        } catch (ClassNotFoundException otherVersion) {
            throw new IllegalArgumentException(
                    "the modules of Domain Verifier are of different versions: " + seen.getName(), otherVersion);
        }
    }
}
