package io.linli.web.demo;

/** English plurals, as far as our own word lists need them. */
final class Plural {

    private Plural() {}

    static String of(String thing) {
        if (thing.endsWith("s") && !thing.endsWith("ss")) {
            return thing;
        }
        if (thing.endsWith("Knife")) {
            return thing.substring(0, thing.length() - 2) + "ves";
        }
        if (thing.endsWith("elf")) {
            return thing.substring(0, thing.length() - 1) + "ves";
        }
        if (thing.matches(".*[^aeiou]y")) {
            return thing.substring(0, thing.length() - 1) + "ies";
        }
        return thing.matches(".*(s|x|ch|sh)") ? thing + "es" : thing + "s";
    }
}
