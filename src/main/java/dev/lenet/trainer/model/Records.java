package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as named values. A copy with one part changed, a command that repeats a run and a list of differences are made
 * from the components that there are, so that a new component needs a line in its record only.
 */
public final class Records {

    private Records() {}

    /**
     * A copy with one component changed, be it the record's own or one of an unwrapped record in it.
     *
     * @param record the original
     * @param name the component's name, in Java or in files
     * @param value its new value
     * @param <R> the record's type
     * @return a new record
     * @throws IllegalArgumentException if there is no such component that takes such a value, or the record refuses it
     */
    public static <R extends Record> R with(R record, String name, @Nullable Object value) {
        R changed = changed(record, name, value);
        if (changed == null) {
            throw new IllegalArgumentException("%s has no part named %s that can be %s"
                    .formatted(record.getClass().getSimpleName(), name, value));
        }
        return changed;
    }

    private static <R extends Record> @Nullable R changed(R record, String name, @Nullable Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            values[i] = valueOf(record, components[i]);
            if (isNamed(components[i], name) && takes(components[i], value)) {
                values[i] = value;
                found = true;
            } else if (values[i] instanceof Record part && isUnwrapped(components[i])) {
                Record changedPart = changed(part, name, value);
                values[i] = changedPart == null ? part : changedPart;
                found |= changedPart != null;
            }
        }
        return found ? create(record, values) : null;
    }

    private static boolean isNamed(RecordComponent component, String name) {
        return component.getName().equals(name) || nameOf(component).equals(name);
    }

    private static boolean takes(RecordComponent component, @Nullable Object value) {
        Class<?> type = MethodType.methodType(component.getType()).wrap().returnType();
        return value == null ? !component.getType().isPrimitive() : type.isInstance(value);
    }

    /**
     * All values by the names that they have in files: unwrapped records stand flat among the others, the parts of other
     * records carry the record's name and a dot, and what is null is left out.
     *
     * @param record any record of values
     * @return name to value, in the order of the components; a map of its own
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
     * The names of all values that {@link #flatten} can give.
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
