package dev.cleanslate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one [World], which begins with the first of them and ends after the last. Each
/// test finds all parts running and the provider behaving.
final class OneWorld implements ParameterResolver, BeforeEachCallback {
  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(OneWorld.class);

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    world(context).ground().revive();
    world(context).provider().behave();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return world(context);
  }

  private static World world(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(PLACE)
        .computeIfAbsent(World.class, _ -> begun(), World.class);
  }

  private static World begun() {
    try {
      return World.begin();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
