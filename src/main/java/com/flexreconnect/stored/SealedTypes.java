package com.flexreconnect.stored;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.flexreconnect.sid.Sid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/** Gives every sealed interface of ours a type name in its JSON, so that the machines need not know of JSON. */
final class SealedTypes extends JacksonAnnotationIntrospector {

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return belongsToSealed(annotated.getRawType())
                ? JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, "@type", null, false, null)
                : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        var type = annotated.getRawType();
        if (!isOurSealed(type)) return super.findSubtypes(config, annotated);
        return leaves(type)
                .map(leaf -> new NamedType(leaf, leaf.getSimpleName()))
                .toList();
    }

    private static boolean isOurSealed(Class<?> type) {
        return type.isInterface() && type.isSealed() && type != Sid.class && isOurs(type);
    }

    private static boolean belongsToSealed(Class<?> type) {
        return isOurSealed(type)
                || isOurs(type) && Arrays.stream(type.getInterfaces()).anyMatch(SealedTypes::belongsToSealed);
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("com.flexreconnect") && !Sid.class.isAssignableFrom(type);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(SealedTypes::leaves);
    }
}
