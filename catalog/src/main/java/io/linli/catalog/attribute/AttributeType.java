package io.linli.catalog.attribute;

/** What the values of an attribute are. */
public enum AttributeType {
    TEXT,
    /** With a unit, or a mere number. */
    NUMBER,
    /** Yes or no. */
    BOOLEAN,
    /** One of those that are named. */
    CHOICE
}
