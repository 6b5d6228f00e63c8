package dev.lenet.trainer.study;

import dev.lenet.trainer.run.StudySpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two studies' settings. */
final class StudyChanges {

    private StudyChanges() {}

    /**
     * Compares two specs.
     *
     * @return the first setting that differs with both values, for people; null if none does
     */
    static @Nullable String first(StudySpec before, StudySpec now) {
        return Stream.concat(differences(before, now), differences(before.firstRun(), now.firstRun()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> differences(Record before, Record now) {
        return Arrays.stream(before.getClass().getRecordComponents())
                .filter(component -> !component.getName().equals("firstRun"))
                .filter(component -> !Objects.equals(value(component, before), value(component, now)))
                .map(component -> "%s was %s and is now %s"
                        .formatted(component.getName(), value(component, before), value(component, now)));
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
