package io.linli.web.page;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.linli.web.problem.TextInvalid;

/** What is typed into forms has no character U+0000; no keyboard has it. Refuses with: {@code text-invalid}. */
class FormTexts {

    @ServerRequestFilter
    @WithFormRead
    @Form
    void check(ResteasyReactiveContainerRequestContext request) {
        var form = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
        if (form != null && holdsIt(form)) {
            throw TextInvalid.refusal();
        }
    }

    private static boolean holdsIt(FormData form) {
        for (var name : form) {
            for (var value : form.get(name)) {
                if (!value.isFileItem() && TextInvalid.isIn(value.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }
}
