package com.flexreconnect.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flexreconnect.sid.Sid;
import com.flexreconnect.sid.WorkerSid;
import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks Twilio whether a Flex token is good and whose it is. Not in Twilio's Java library; the same as its
 * {@code twilio-flex-token-validator} for Node does.
 */
@Component
public class FlexTokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Line line;
    private final String url;

    FlexTokens(Line line) {
        this.line = line;
        this.url = "https://%s/v1/Accounts/%s/Tokens/validate"
                .formatted(host(line.settings().region()), line.settings().account());
    }

    /**
     * One request. A token that Twilio does not accept is an answer, not a failure.
     *
     * @throws TwilioFailure when Twilio does not say: then nobody is let in, but asking again may help
     */
    public FlexToken validate(String token) {
        var request = new Request(HttpMethod.POST, url);
        request.setContentType(ContentType.JSON);
        request.addHeaderParam("Cache-Control", "no-cache");
        request.setBody(JSON.valueToTree(Map.of("token", token)).toString());
        var response = line.send(request);
        return answer(response).orElseThrow(() -> ReadRefusal.of(response));
    }

    /** The verdict is in the body, whatever the status: a refused token may come as 200 or as 4xx. */
    private static Optional<FlexToken> answer(Response response) {
        if (response.getStatusCode() == 429 || response.getStatusCode() >= 500) return Optional.empty();
        try {
            var body = JSON.readTree(Text.of(response.getContent()));
            return body.path("valid").isBoolean() ? Optional.of(read(body)) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static FlexToken read(JsonNode body) {
        var roles = new ArrayList<String>();
        body.path("roles").forEach(role -> roles.add(role.asText()));
        return new FlexToken(
                body.path("valid").asBoolean(),
                body.path("message").asText(""),
                instant(body.path("expiration").asText("")),
                Sid.read(WorkerSid::new, body.path("worker_sid").asText("")),
                roles,
                body.path("identity").asText(""));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unclear) {
            return Instant.EPOCH;
        }
    }

    /** Only the part of the region before its first dash names a host. */
    private static String host(Optional<String> region) {
        return region.map(name -> "iam.%s.twilio.com".formatted(name.split("-", 2)[0]))
                .orElse("iam.twilio.com");
    }
}
