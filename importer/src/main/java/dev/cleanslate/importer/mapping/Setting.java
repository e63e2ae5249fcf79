package dev.cleanslate.importer.mapping;

import java.util.List;
import java.util.regex.Pattern;

/// Something that the tables do not say and a person must.
///
/// @param name how terms refer to it
/// @param env the environment variables that held it, the first that is set counts
/// @param pattern what it must match as a whole
/// @param required whether nothing is imported without it; otherwise only what needs it is left out
public record Setting(String name, List<String> env, Pattern pattern, boolean required) {
  public Setting {
    env = List.copyOf(env);
  }
}
