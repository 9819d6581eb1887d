package com.flexreconnect.operator;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Fills the templates, which were made Java at build time. */
@Component
@WhenConfigured
class Templates {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "com.flexreconnect.operator");

    ResponseEntity<String> page(String template, Map<String, Object> values) {
        return page(200, template, values);
    }

    ResponseEntity<String> page(int status, String template, Map<String, Object> values) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(text(template, values));
    }

    String text(String template, Map<String, Object> values) {
        var out = new StringOutput();
        engine.render(template, values, out);
        return out.toString();
    }
}
