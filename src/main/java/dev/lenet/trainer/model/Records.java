package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Treats records as named values. Modified copies, commands that repeat a run and lists of differences are derived from a
 * record's components, so that a new component needs only a line in its record.
 */
public final class Records {

    private Records() {}

    /**
     * Returns a copy with one component changed, either the record's own or one of a nested record.
     *
     * @param record the original
     * @param name the component's name, either in Java or in files, as in {@link #flatten}
     * @param value its new value
     * @param <R> the record's type
     * @return a new record
     * @throws IllegalArgumentException if there is no such component, or it does not accept the value
     */
    public static <R extends Record> R with(R record, String name, @Nullable Object value) {
        return with(record, Collections.singletonMap(name, value));
    }

    /**
     * Returns a copy with several components changed at once, which may be valid only together.
     *
     * @param record the original
     * @param changes new values by name, as for {@link #with(Record, String, Object)}
     * @param <R> the record's type
     * @return a new record
     * @throws IllegalArgumentException if there is no such component, or it does not accept the value
     */
    public static <R extends Record> R with(R record, Map<String, ? extends @Nullable Object> changes) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>(changes);
        R changed = changed(record, "", left);
        left.forEach((name, value) -> {
            throw new IllegalArgumentException("%s has no part named %s that can be %s"
                    .formatted(record.getClass().getSimpleName(), name, value));
        });
        return changed;
    }

    /** Applies changes and removes the applied ones from the map. */
    private static <R extends Record> R changed(R record, String prefix, Map<String, @Nullable Object> left) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            values[i] = valueOf(record, component);
            String name = Stream.of(component.getName(), nameOf(component))
                    .map(prefix::concat)
                    .filter(left::containsKey)
                    .findFirst()
                    .orElse(null);
            if (name != null && takes(component, left.get(name))) {
                values[i] = left.remove(name);
            } else if (values[i] instanceof Record part) {
                values[i] = changed(part, prefix + prefixOf(component), left);
            }
        }
        return create(record, values);
    }

    private static boolean takes(RecordComponent component, @Nullable Object value) {
        Class<?> type = MethodType.methodType(component.getType()).wrap().returnType();
        return value == null ? !component.getType().isPrimitive() : type.isInstance(value);
    }

    /**
     * Returns all values by their names in files. Components of unwrapped nested records are on the same level; the names of
     * those of other nested records are prefixed with the record's name and a dot. Null values are left out.
     *
     * @param record any record of values
     * @return values by name, in the order of the components; a new map
     */
    public static Map<String, Object> flatten(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(record, component);
            if (value instanceof Record part) {
                String prefix = prefixOf(component);
                flatten(part).forEach((name, inner) -> values.put(prefix + name, inner));
            } else if (value != null) {
                values.put(nameOf(component), value);
            }
        }
        return values;
    }

    /**
     * The names of all values that {@link #flatten} can return.
     *
     * @param type a record's class
     * @return the names in order
     */
    public static List<String> names(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isRecord()) {
                String prefix = prefixOf(component);
                names(component.getType()).forEach(name -> names.add(prefix + name));
            } else {
                names.add(nameOf(component));
            }
        }
        return names;
    }

    /**
     * The type of a value.
     *
     * @param type a record's class
     * @param name one of its {@link #names}
     * @return the declared type, including the element type of a list
     * @throws IllegalArgumentException if there is no value of this name
     */
    public static Type type(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> part = component.getType();
            if (!part.isRecord() && nameOf(component).equals(name)) {
                return component.getGenericType();
            }
            String prefix = part.isRecord() ? prefixOf(component) : "";
            if (part.isRecord() && name.startsWith(prefix) && names(part).contains(name.substring(prefix.length()))) {
                return type(part, name.substring(prefix.length()));
            }
        }
        throw new IllegalArgumentException("%s has no part named %s".formatted(type.getSimpleName(), name));
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static String prefixOf(RecordComponent component) {
        return isUnwrapped(component) ? "" : nameOf(component) + ".";
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // the constructor is that of the record's own class
    private static <R extends Record> R create(R like, @Nullable Object[] values) {
        Class<?>[] types = Stream.of(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return (R) like.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
