package org.domainverifier.json;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document.
 *
 * @param above what it is in; null for the whole
 * @param step the name of a member, or the number of an element
 */
record Place(@Nullable Place above, String step) {
    static final Place WHOLE = new Place(null, "");

    Place at(String name) {
        return new Place(this, name);
    }

    Place at(int index) {
        return new Place(this, String.valueOf(index));
    }

    ReportJsonException wrong(String what) {
        return new ReportJsonException(ReportJsonException.Reason.WRONG_VALUE, toString(), what, null);
    }

    ReportJsonException wrong(String what, Throwable cause) {
        return new ReportJsonException(ReportJsonException.Reason.WRONG_VALUE, toString(), what, cause);
    }

    /** A JSON pointer (RFC 6901). */
    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (@Nullable Place place = this; place != null && place.above != null; place = place.above) {
            steps.push(place.step.replace("~", "~0").replace("/", "~1"));
        }
        StringBuilder pointer = new StringBuilder();
        steps.forEach(each -> pointer.append('/').append(each));
        return pointer.toString();
    }
}
