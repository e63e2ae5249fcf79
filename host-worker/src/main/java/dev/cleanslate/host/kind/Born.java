package dev.cleanslate.host.kind;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A proof of sameness that names the boot in which a thing was made, its place in the order of
/// that boot, and what else must agree: `<boot id>/<order>[/<trait>]`.
///
/// Within one boot the kernel hands out the order upwards, so what bears the same name and has a
/// higher one was made later. A lower one cannot be, and makes the registration doubtful.
///
/// @param order ticks since the boot for a process, the index for an interface
/// @param trait what else must agree; empty where nothing
public record Born(String boot, long order, String trait) {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(\\d{1,18})(?:/([a-z0-9_-]{1,32}))?");

  /// Reads it; empty where it is absent or has another form.
  public static Optional<Born> of(@Nullable String sameness) {
    Matcher form = FORM.matcher(sameness == null ? "" : sameness);
    if (!form.matches()) {
      return Optional.empty();
    }
    String trait = form.group(3) == null ? "" : form.group(3);
    return Optional.of(new Born(form.group(1), Long.parseLong(form.group(2)), trait));
  }

  /// Whether it was made in this boot of the host.
  public boolean isOf(Host host) {
    return boot.equals(host.boot());
  }

  @Override
  public String toString() {
    return trait.isEmpty() ? boot + "/" + order : boot + "/" + order + "/" + trait;
  }
}
