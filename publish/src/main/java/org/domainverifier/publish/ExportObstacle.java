package org.domainverifier.publish;

import org.domainverifier.text.MessageCode;

/** What keeps a plan from being exported. Others may come: a switch over them needs a default. */
public enum ExportObstacle implements MessageCode {
    /** It is not known which records are there, so they cannot be repeated. */
    NOT_KNOWN,
    /** A cache said which records are there, so that some may be newer. */
    NOT_AUTHORITATIVE,
    /** A record that has to go is not among those that were seen. */
    SEEN_DIFFERENTLY,
    /** A name is not in the zone. */
    OUTSIDE_ZONE,
    /** The tool does not know the type of a record. */
    TYPE_NOT_SUPPORTED,
    /** The tool's form cannot hold the name, or it is read in different ways. */
    NAME_NOT_EXPRESSIBLE,
    /** The tool's form cannot hold the value, or it is read in different ways. */
    VALUE_NOT_EXPRESSIBLE,
    /** The tool takes no value as long, or not as much at once. */
    TOO_LARGE,
    /** The tool needs its own id of a record, and none was given. */
    RECORD_ID_MISSING;

    @Override
    public String id() {
        return MessageCode.id("publish", this);
    }
}
