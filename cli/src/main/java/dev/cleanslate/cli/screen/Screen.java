package dev.cleanslate.cli.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The two streams that are written, the one that is read, and whether people look at it.
///
/// @param out what was asked for
/// @param err everything else
/// @param in what is typed
/// @param isTerminal whether what goes out is looked at as it goes
/// @param width columns of the terminal
public record Screen(
    PrintStream out, PrintStream err, BufferedReader in, boolean isTerminal, int width) {
  /// One line of what was asked for.
  public void line(String text) {
    out.println(Plain.text(text));
  }

  /// One line beside it.
  public void note(String text) {
    err.println(Plain.text(text));
  }

  /// What is for a program, as it is.
  public void document(String text) {
    out.println(text);
  }

  /// Asks, beside what was asked for; what was typed, or nothing where nobody types.
  public Optional<String> ask(String question) {
    err.print(Plain.text(question) + " ");
    err.flush();
    try {
      Optional<String> typed = Optional.ofNullable(in.readLine()).map(String::strip);
      if (typed.isEmpty() || !isTerminal) {
        // Nobody's Enter has ended the line.
        err.println();
      }
      return typed;
    } catch (IOException failure) {
      throw new UncheckedIOException("what is typed cannot be read", failure);
    }
  }
}
