package org.domainverifier.domainconnect.json;

/** The kinds of JSON values. */
public enum JsonKind {
    /** An object. */
    OBJECT,
    /** An array. */
    ARRAY,
    /** A string. */
    STRING,
    /** A number. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** Null. */
    NULL
}
