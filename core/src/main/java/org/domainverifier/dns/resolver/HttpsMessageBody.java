package org.domainverifier.dns.resolver;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.domainverifier.dns.wire.MessageAge;
import org.domainverifier.text.VisibleText;
import org.jspecify.annotations.Nullable;

/** The message in a response of DNS over HTTPS (RFC 8484 §4.2). Of what is none, not even the body is waited for. */
final class HttpsMessageBody implements BodySubscriber<byte[]> {
    static final String MEDIA_TYPE = "application/dns-message";

    private static final int OK = 200;
    private static final int MAX_OCTETS = 65_535; // RFC 8484 §6
    private static final int LONGEST_SHOWN = 80;
    /** Of an age in seconds; what is longer is older than any TTL. */
    private static final int MOST_DIGITS = 10;

    private final @Nullable String refusal;
    private final long age;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private HttpsMessageBody(@Nullable String refusal, long age) {
        this.refusal = refusal;
        this.age = age;
    }

    static BodySubscriber<byte[]> of(ResponseInfo response) {
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (response.statusCode() != OK) {
            return new HttpsMessageBody("HTTP status " + response.statusCode(), 0);
        } else if (!withoutParameters(type).equalsIgnoreCase(MEDIA_TYPE)) {
            return new HttpsMessageBody("content of type " + VisibleText.excerpt(type, LONGEST_SHOWN), 0);
        }
        return new HttpsMessageBody(
                null, ageOf(response.headers().firstValue("Age").orElse("")));
    }

    private static String withoutParameters(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip();
    }

    /** In seconds (RFC 9111 §5.1); 0 where nothing or nonsense is said. */
    private static long ageOf(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
        if (!digits) {
            return 0;
        }
        return text.length() > MOST_DIGITS ? Integer.MAX_VALUE : Long.parseLong(text);
    }

    @Override
    public CompletableFuture<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (refusal != null) {
            refuse(refusal);
        } else {
            newSubscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] more = new byte[buffer.remaining()];
            buffer.get(more);
            if (octets.size() + more.length > MAX_OCTETS) {
                refuse("more than " + MAX_OCTETS + " octets, longer than a message can be");
                return;
            }
            octets.writeBytes(more);
        }
    }

    private void refuse(String why) {
        if (subscription != null) {
            subscription.cancel();
        }
        body.completeExceptionally(new ProtocolException(why));
    }

    @Override
    public void onError(Throwable problem) {
        body.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        body.complete(MessageAge.less(octets.toByteArray(), age));
    }
}
