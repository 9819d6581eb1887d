package com.flexreconnect.stored;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The names that stand in stored JSON: of sealed types' records, and of enum constants. */
final class StoredTypes {

    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<String> names = new TreeSet<>();

    private StoredTypes() {}

    static Set<String> names(Class<?>... roots) {
        var types = new StoredTypes();
        Arrays.stream(roots).forEach(types::add);
        return types.names;
    }

    private void add(Class<?> type) {
        if (!type.getPackageName().startsWith("com.flexreconnect") || !seen.add(type)) return;
        if (type.isEnum())
            Arrays.stream(type.getEnumConstants())
                    .map(one -> ((Enum<?>) one).name())
                    .forEach(names::add);
        if (type.isSealed()) Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
        if (type.isRecord()) record(type);
    }

    private void record(Class<?> type) {
        if (Arrays.stream(type.getInterfaces()).anyMatch(parent -> parent.isSealed() && !isSid(parent)))
            names.add(type.getSimpleName());
        if (Arrays.stream(type.getInterfaces()).noneMatch(StoredTypes::isSid))
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::add);
    }

    private void add(Type type) {
        if (type instanceof Class<?> plain) add(plain);
        if (type instanceof ParameterizedType container)
            Arrays.stream(container.getActualTypeArguments()).forEach(this::add);
    }

    private static boolean isSid(Class<?> parent) {
        return parent.getSimpleName().equals("Sid");
    }
}
