package dev.k2g.plan;

/** What is to be done with a resource. */
public enum Operation {
    /** It is missing and will be made. */
    CREATE,
    /** It is there and differs in fields that can be changed in place. */
    UPDATE,
    /** It is there, managed by k2g, and no longer wanted. */
    DELETE,
    /** It differs in a field that cannot be changed in place. */
    REPLACE,
    /** It is as the recipe says. */
    NONE
}
