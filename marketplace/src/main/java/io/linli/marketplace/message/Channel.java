package io.linli.marketplace.message;

/** A way to somebody outside of the app. In the app everybody is told, always. */
public enum Channel {
    EMAIL,
    SMS,
    PUSH
}
