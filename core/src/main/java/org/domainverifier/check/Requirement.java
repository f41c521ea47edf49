package org.domainverifier.check;

/** How much a check counts for the verdict. */
public enum Requirement {
    /** The domain is not verified without it. */
    REQUIRED,
    /** It only warns. */
    RECOMMENDED,
    /** Nobody asked for it: what is there is judged by the standard and can warn, what is absent says nothing. */
    OPTIONAL
}
