package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/// How one system's surface is served: `cleanslate.surfaces.<system>.*`.
///
/// @param enabled whether it is served at all
/// @param auth who is let in
/// @param tenant whose owners callers without a token mean
/// @param patience how long a call waits for its deletion before it is told where to look; at most
///   ten minutes
public record SurfaceSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("token") Auth auth,
    @DefaultValue(OwnerRef.DEFAULT_TENANT) String tenant,
    @DefaultValue("25s") Duration patience) {
  static final String PREFIX = "cleanslate.surfaces.";

  /// Checks them.
  public SurfaceSettings {
    Require.slug("tenant", tenant);
    Require.within("patience", patience.toMillis(), 0, Duration.ofMinutes(10).toMillis());
  }

  /// Who is let in.
  public enum Auth {
    /// Who sends a token, as at `/v1`.
    TOKEN,
    /// Who calls from the machine itself and through nothing that forwards calls of others; such
    /// clients need no token.
    LOOPBACK_ONLY
  }

  /// The settings of that system; a failure that names the setting where one makes no sense.
  static SurfaceSettings of(Environment environment, String system) {
    return Binder.get(environment)
        .bindOrCreate(PREFIX + system, Bindable.of(SurfaceSettings.class));
  }
}
