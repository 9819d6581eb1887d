package com.flexreconnect.plugin;

import com.flexreconnect.web.Body;
import com.flexreconnect.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Gives controllers the request's {@link Fields}, whether they came as a form or as JSON. */
final class ReadFields implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Fields.class;
    }

    @Override
    public Fields resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return from(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    /** @throws Refusal 400, 413, 415 */
    static Fields from(HttpServletRequest request) {
        var type = String.valueOf(request.getContentType())
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        return new Fields(
                switch (type) {
                    case "application/x-www-form-urlencoded" -> form(Body.read(request, Body.FORM_LIMIT));
                    case "application/json" -> json(Body.read(request, Body.FORM_LIMIT));
                    default ->
                        throw new Refusal(
                                415,
                                "unsupported_media_type",
                                "Send application/x-www-form-urlencoded or application/json.");
                });
    }

    private static Map<String, String> form(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        Body.form(body).forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    /** Objects stand for their own text: {@code taskAttributes} may come as itself. */
    private static Map<String, String> json(byte[] body) {
        try {
            var tree = JsonMapper.shared().readTree(body);
            if (!tree.isObject()) throw notAnObject();
            var fields = new LinkedHashMap<String, String>();
            tree.properties().forEach(field -> {
                var value = field.getValue();
                if (!value.isNull())
                    fields.put(field.getKey(), value.isContainer() ? value.toString() : value.asString());
            });
            return fields;
        } catch (JacksonException notJson) {
            throw notAnObject();
        }
    }

    private static Refusal notAnObject() {
        return new Refusal(400, "malformed_json", "The body is not a JSON object: send one.");
    }
}
