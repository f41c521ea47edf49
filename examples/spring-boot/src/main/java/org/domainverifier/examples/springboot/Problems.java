package org.domainverifier.examples.springboot;

import java.util.Locale;
import org.domainverifier.dns.InvalidDomainNameException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what was wrong with a request (RFC 9457), in the language of whoever asks. Spring finds what made a parameter's conversion fail. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems {
    private static final String CODE = "code";

    private final MessageSource sentences;

    Problems(MessageSource sentences) {
        this.sentences = sentences;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAName(InvalidDomainNameException mistyped, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, mistyped.message(locale));
        problem.setProperty(CODE, mistyped.problem().id()); // such as name.mail-address
        mistyped.suggestion().ifPresent(name -> problem.setProperty("suggestion", name.toString()));
        return answer(problem, locale, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused, Locale locale) {
        Refusal refusal = refused.refusal();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                refusal.status(), sentences.getMessage(refusal.code(), new Object[0], locale));
        problem.setProperty(CODE, refusal.code());
        HttpHeaders headers = new HttpHeaders();
        if (refusal.secondsToWait() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.secondsToWait()));
        }
        return answer(problem, locale, headers);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, Locale locale, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(locale);
        return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
    }
}
