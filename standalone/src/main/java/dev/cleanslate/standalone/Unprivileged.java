package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How a program that refuses to run as root is run by root: in a user namespace of its own, where
/// it is nobody.
final class Unprivileged {
  private static final List<String> NAMESPACE = List.of("unshare", "--user");

  private Unprivileged() {}

  /// What to put before the command; nothing for an ordinary user.
  static List<String> prefix() throws IOException, InterruptedException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    if (!isAllowed()) {
      throw new CannotStart(
          "PostgreSQL refuses to run as root, and this machine allows root no user namespace"
              + " (unshare --user). Run ./cleanslate as an ordinary user.");
    }
    return NAMESPACE;
  }

  private static boolean isAllowed() throws InterruptedException {
    try {
      Process attempt =
          new ProcessBuilder(NAMESPACE.getFirst(), NAMESPACE.getLast(), "true")
              .redirectErrorStream(true)
              .redirectOutput(Path.of("/dev/null").toFile())
              .start();
      return attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
    } catch (IOException _) {
      // There is no such program here, which is the answer.
      return false;
    }
  }
}
