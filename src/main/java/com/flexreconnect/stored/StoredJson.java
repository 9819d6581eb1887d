package com.flexreconnect.stored;

import com.flexreconnect.sid.Sid;
import java.util.Arrays;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes records and sealed types as JSON: a SID as its text, a sealed type with its simple name in {@code @type}. */
@Component
public final class StoredJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new SealedTypes())
            .addModule(sids())
            .build();

    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException when the text was not written by a type of this shape */
    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    private static SimpleModule sids() {
        var module = new SimpleModule("sids");
        module.addSerializer(Sid.class, new AsText());
        module.addKeySerializer(Sid.class, new AsFieldName());
        Arrays.stream(Sid.class.getPermittedSubclasses()).forEach(type -> teach(module, type.asSubclass(Sid.class)));
        return module;
    }

    private static <S extends Sid> void teach(SimpleModule module, Class<S> type) {
        try {
            var constructor = type.getConstructor(String.class); // looked up once: every callback reads some
            Function<String, S> read = text -> {
                try {
                    return constructor.newInstance(text);
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalArgumentException("not a " + type.getSimpleName(), impossible);
                }
            };
            module.addDeserializer(type, new FromText<>(read));
            module.addKeyDeserializer(type, new FromFieldName(read));
        } catch (NoSuchMethodException everySidHasOne) {
            throw new IllegalStateException(everySidHasOne);
        }
    }

    private static final class AsText extends ValueSerializer<Sid> {
        @Override
        public void serialize(Sid sid, JsonGenerator out, SerializationContext context) {
            out.writeString(sid.value());
        }
    }

    private static final class AsFieldName extends ValueSerializer<Sid> {
        @Override
        public void serialize(Sid sid, JsonGenerator out, SerializationContext context) {
            out.writeName(sid.value());
        }
    }

    private static final class FromText<S> extends ValueDeserializer<S> {
        private final Function<String, S> read;

        private FromText(Function<String, S> read) {
            this.read = read;
        }

        @Override
        public S deserialize(JsonParser in, DeserializationContext context) {
            return read.apply(in.getString());
        }
    }

    private static final class FromFieldName extends KeyDeserializer {
        private final Function<String, ?> read;

        private FromFieldName(Function<String, ?> read) {
            this.read = read;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return read.apply(key);
        }
    }
}
