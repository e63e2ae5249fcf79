package dev.cleanslate.topics;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that this program takes from the machine it runs on.
///
/// @param isTerminal whether people look at what is written as it goes
/// @param isEnded whether somebody wants it to end
record Surroundings(
    PrintStream out,
    PrintStream err,
    Function<String, @Nullable String> environment,
    boolean isTerminal,
    ZoneId zone,
    InstantSource clock,
    BooleanSupplier isEnded) {
  Paper paper(boolean json) {
    return new Paper(out, isTerminal, json, zone);
  }
}
