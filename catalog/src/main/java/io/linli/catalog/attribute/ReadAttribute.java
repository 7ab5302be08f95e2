package io.linli.catalog.attribute;

/**
 * An attribute of a good that the shop knows.
 *
 * @param named as the supplier calls it
 */
public record ReadAttribute(AttributeDefinition definition, String named, AttributeValue value) {

    public boolean fits() {
        return !(value instanceof AttributeValue.Unfit);
    }
}
