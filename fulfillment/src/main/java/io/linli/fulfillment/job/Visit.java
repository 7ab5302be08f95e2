package io.linli.fulfillment.job;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of a visit on site, as one of its parties may see it.
 *
 * @param code what the household says at the door; for the household alone
 * @param codeLocked whether it was said wrongly too often
 * @param gatePass what a gate reads; for the technician alone
 */
public record Visit(
        Job job,
        List<Check> checks,
        List<Material> materials,
        String notes,
        List<Photo> photos,
        Optional<String> code,
        boolean codeLocked,
        Optional<String> gatePass) {

    public List<Photo> photos(Photo.Kind kind) {
        return photos.stream().filter(photo -> photo.kind() == kind).toList();
    }

    public List<Photo> before() {
        return photos(Photo.Kind.BEFORE);
    }

    public List<Photo> after() {
        return photos(Photo.Kind.AFTER);
    }

    public List<Photo> signature() {
        return photos(Photo.Kind.SIGNATURE);
    }

    public boolean signed() {
        return !signature().isEmpty();
    }

    public int checkCount() {
        return checks.size();
    }

    /** Whether all that is required is ticked. */
    public boolean finishable() {
        return checks.stream()
                .allMatch(check -> !check.required() || check.tickedAt().isPresent());
    }

    /** How many of the checks are ticked. */
    public int ticked() {
        return (int)
                checks.stream().filter(check -> check.tickedAt().isPresent()).count();
    }
}
