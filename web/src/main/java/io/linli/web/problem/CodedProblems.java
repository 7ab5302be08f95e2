package io.linli.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the framework itself refuses gets a stable {@code code} too, as our own refusals have. */
@ApplicationScoped
class CodedProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        Throwable root = context.cause.getCause() == null ? context.cause : context.cause.getCause();
        if (root instanceof JsonProcessingException) {
            return coded(problem, "malformed-json", "The body is no well-formed JSON.");
        }
        return coded(
                problem,
                problem.getStatus().getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'),
                problem.getDetail());
    }

    private static HttpProblem coded(HttpProblem problem, String code, @Nullable String detail) {
        return HttpProblem.builder(problem)
                .withType(URI.create("urn:linli:problem:" + code))
                .withDetail(detail)
                .with("code", code)
                .build();
    }
}
