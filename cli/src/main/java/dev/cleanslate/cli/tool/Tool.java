package dev.cleanslate.cli.tool;

import dev.cleanslate.cli.api.Access;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.screen.Progress;
import dev.cleanslate.cli.screen.Quiet;
import dev.cleanslate.cli.screen.Screen;
import java.util.function.Consumer;

/// What a verb works with. The server is asked for only once the command line was read.
///
/// @param options as the command line has them, once it was read
public record Tool(Options options, Surroundings surroundings) {
  /// The server that the options and the environment name.
  public Server server() {
    return new Server(access(), surroundings.pause(), surroundings.ids());
  }

  /// Where the server is, and what lets us in.
  public Access access() {
    return options.access(surroundings.environment(), surroundings.folder());
  }

  /// What people see.
  public Screen screen() {
    return surroundings.screen();
  }

  /// Writes the result in the form that was asked for.
  ///
  /// @param document for programs
  /// @param lines for people
  public void show(Object document, Consumer<Screen> lines) {
    if (options.isJson()) {
      screen().document(Json.pretty(document));
    } else {
      lines.accept(screen());
    }
  }

  /// One line for people before the result: where that is for programs, it goes beside it.
  public void say(String text) {
    if (options.isJson()) {
      screen().note(text);
    } else {
      screen().line(text);
    }
  }

  /// How what goes on is shown.
  public Progress progress() {
    return options.isJson() ? new Quiet() : Progress.on(screen(), surroundings.clock());
  }
}
