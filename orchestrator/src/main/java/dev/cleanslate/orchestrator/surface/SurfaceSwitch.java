package dev.cleanslate.orchestrator.surface;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Whether the surface that a class belongs to is switched on.
final class SurfaceSwitch implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    String system = metadata.getAnnotations().get(ConditionalOnSurface.class).getString("value");
    return SurfaceSettings.of(context.getEnvironment(), system).enabled();
  }
}
