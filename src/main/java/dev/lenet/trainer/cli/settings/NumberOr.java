package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.text.Numbers;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A whole number within a range, or one other value, such as {@code auto}, or 0 for none. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NumberOr.Check.class)
@interface NumberOr {

    /** The other value that is accepted. */
    String word();

    /** The smallest number. */
    int min();

    /** The largest number. */
    int max();

    /** Not used: {@link Setting#takes()} says what is accepted. */
    String message() default "";

    /** Required by Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Required by Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Checks the value as text, so that it works for numbers and for words. */
    final class Check implements ConstraintValidator<NumberOr, Object> {

        private String word = "";
        private int min;
        private int max;

        @Override
        public void initialize(NumberOr constraint) {
            word = constraint.word();
            min = constraint.min();
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
            String text = String.valueOf(value);
            Long number = Numbers.whole(text);
            return value == null || text.equals(word) || (number != null && number >= min && number <= max);
        }
    }
}
