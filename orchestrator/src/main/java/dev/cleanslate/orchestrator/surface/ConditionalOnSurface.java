package dev.cleanslate.orchestrator.surface;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/// Only where that system's surface is switched on. On everything in a system's package that the
/// container makes.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(SurfaceSwitch.class)
public @interface ConditionalOnSurface {
  /// The system (`clones`).
  String value();
}
