package dev.cleanslate.cli.tool;

import dev.cleanslate.cli.api.Pause;
import dev.cleanslate.cli.screen.Screen;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// All that a command line takes from the machine it runs on.
///
/// @param environment the environment's variables
/// @param folder where it was started
public record Surroundings(
    Screen screen,
    Map<String, String> environment,
    Path folder,
    InstantSource clock,
    Pause pause,
    Supplier<UUID> ids) {}
