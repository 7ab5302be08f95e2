package io.linli.web.page;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;

import io.linli.catalog.kernel.Refusal;

/** Answers to forms: always a redirect, so that reloading sends nothing twice. */
public final class Replies {

    /** Refusals that say something about the form; the others (not allowed, not there) are error pages. */
    private static final Set<Refusal.Kind> TOLD_ON_THE_PAGE = Set.of(
            Refusal.Kind.INVALID,
            Refusal.Kind.CONFLICT,
            Refusal.Kind.UNPROCESSABLE,
            Refusal.Kind.TOO_LARGE,
            Refusal.Kind.UNAVAILABLE);

    private Replies() {}

    /** To another page of ours, or of the payment provider. */
    public static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    /** To a page that says what was done. */
    public static Response done(String address, String what) {
        return to(address + (address.contains("?") ? "&" : "?") + Notices.DONE + "=" + what);
    }

    /** To a page that says why it was not done. */
    public static Response refused(String address, String code) {
        return to(address + (address.contains("?") ? "&" : "?") + Notices.REFUSED + "=" + code);
    }

    /** Where the work is refused: back to a page that says why. */
    public static Uni<Response> orBack(Uni<Response> work, String address) {
        return work.onFailure(Replies::isTold).recoverWithItem(failure -> refused(address, ((Refusal) failure).code()));
    }

    /** An address on this site that a form named; anything else becomes the fallback. */
    public static String local(String address, String fallback) {
        boolean ours = address.startsWith("/") && !address.startsWith("//") && !address.contains("\\");
        return ours && address.chars().allMatch(letter -> letter > ' ' && letter < 0x7f) ? address : fallback;
    }

    /** Whether the failure says something about the form, and is told on its page. */
    public static boolean isTold(Throwable failure) {
        return failure instanceof Refusal refusal && TOLD_ON_THE_PAGE.contains(refusal.kind());
    }
}
