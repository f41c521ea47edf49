package org.domainverifier.publish;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.text.Messages;
import org.domainverifier.text.VisibleText;

/** What became of an export: a text that does exactly what the plan says, or what keeps it from that. There is no third. */
public sealed interface PlanExport {
    /**
     * The text, if there is one.
     *
     * @return empty if the export was refused
     */
    default Optional<String> text() {
        return this instanceof Written written ? Optional.of(written.document()) : Optional.empty();
    }

    /**
     * A text for the tool.
     *
     * @param document the text, its lines ended as the tool wants it
     * @param seenAt when the record sets were seen that the text repeats or relies on; empty if it does neither
     * @param byHand changes that the tool cannot be told in such a text, in order: to be done before it is used. They are in the text as comments, where it has any
     */
    record Written(String document, Optional<Instant> seenAt, List<RecordChange> byHand) implements PlanExport {
        /** Copies the list. */
        public Written {
            Objects.requireNonNull(document, "document");
            byHand = List.copyOf(byHand);
        }
    }

    /**
     * The text would not do what the plan says, or would do more.
     *
     * @param reasons one or more
     */
    record Refused(List<Reason> reasons) implements PlanExport {
        /** Copies the list. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One thing that keeps a plan from being exported.
     *
     * @param code what it is
     * @param arguments the typed arguments of the sentence, by their names
     */
    record Reason(ExportObstacle code, Map<String, Object> arguments) {
        /** Copies the arguments. */
        public Reason {
            Objects.requireNonNull(code, "code");
            arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
        }

        /**
         * The sentence in English.
         *
         * @return what is in the way
         */
        public String message() {
            return message(Locale.ROOT);
        }

        /**
         * The sentence in another language.
         *
         * @param locale a language; English where there is no bundle for it
         * @return what is in the way
         */
        public String message(Locale locale) {
            return message(Messages.of(locale));
        }

        /**
         * The sentence, perhaps the application's own.
         *
         * @param messages the language, and where its sentences come from
         * @return what is in the way
         */
        public String message(Messages messages) {
            return messages.text(code, arguments);
        }

        /** For logs: one line, with nothing invisible in it. */
        @Override
        public String toString() {
            return VisibleText.line("Reason[code=" + code + ", arguments=" + arguments + "]");
        }
    }
}
