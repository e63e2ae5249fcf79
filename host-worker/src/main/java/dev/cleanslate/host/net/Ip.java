package dev.cleanslate.host.net;

import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Words;
import dev.cleanslate.worker.cloud.LocalCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Runs `ip`, with its arguments as they are and no shell in between, in the host's network
/// namespace or in a named one. Ends it when it takes too long. Thread-safe.
///
/// Source: ip(8), of iproute2 5.0 and newer.
final class Ip {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 64 << 20;
  private static final int SIGNALLED = 128;
  private static final int MOST_WORDS = 160;

  private final List<String> command;
  private final Duration limit;

  /// @param namespace the network namespace; null for the agent's own
  Ip(Path program, @Nullable String namespace, Duration limit) {
    this.command =
        namespace == null
            ? List.of(program.toString())
            : List.of(program.toString(), "-n", namespace);
    this.limit = limit;
  }

  /// Asks something that changes nothing.
  Told ask(Errand errand, List<String> arguments) {
    Duration left = errand.left().compareTo(limit) < 0 ? errand.left() : limit;
    if (left.toMillis() < 1) {
      return new Told.NotRun("no time was left to ask");
    }
    errand.countCall();
    try (LocalCall call = LocalCall.of(errand, name(arguments))) {
      Told told = run(arguments, left);
      if (!(told instanceof Told.Said)) {
        call.failed(told.getClass().getSimpleName());
      }
      return told;
    }
  }

  /// `ip`, the object and the verb: what comes behind them names things.
  private static String name(List<String> arguments) {
    return arguments.stream()
        .filter(word -> !word.startsWith("-"))
        .limit(2)
        .collect(Collectors.joining(" ", "ip ", ""));
  }

  /// Changes something, unless the errand objects.
  Told change(Errand errand, List<String> arguments) {
    Optional<String> objection = errand.objection();
    return objection.isPresent() ? new Told.NotRun(objection.get()) : ask(errand, arguments);
  }

  /// The command as a person would type it.
  String words(List<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.set(0, "ip");
    all.addAll(arguments);
    return String.join(" ", all);
  }

  private Told run(List<String> arguments, Duration left) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return awaited(process, left);
    } catch (IOException failure) {
      return new Told.NotRun(
          "%s cannot be run: %s".formatted(all.getFirst(), failure.getClass().getSimpleName()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Told.Silent("the worker stopped while ip ran");
    }
  }

  private static Told awaited(Process process, Duration left) throws InterruptedException {
    FutureTask<byte[]> said = reading(process.getInputStream());
    FutureTask<byte[]> complaint = reading(process.getErrorStream());
    try {
      if (!process.waitFor(left.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Told.Silent("ip took longer than %d ms".formatted(left.toMillis()));
      }
      return judged(process.exitValue(), read(said), read(complaint));
    } catch (ExecutionException | TimeoutException _) {
      return new Told.Silent("what ip said cannot be read");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Told judged(int exit, byte[] said, byte[] complaint) {
    if (exit > SIGNALLED && complaint.length == 0) {
      return new Told.Silent("ip was ended by signal %d".formatted(exit - SIGNALLED));
    }
    if (exit != 0) {
      String text = new String(complaint, StandardCharsets.UTF_8);
      return new Told.Failed(
          exit, Words.fit(text.lines().findFirst().orElse("exit " + exit), MOST_WORDS));
    }
    try {
      return new Told.Said(said.length == 0 ? JSON.nullNode() : JSON.readTree(said));
    } catch (JacksonException _) {
      return new Told.Silent("ip said something that is no JSON");
    }
  }

  private static FutureTask<byte[]> reading(InputStream stream) {
    FutureTask<byte[]> task =
        new FutureTask<>(() -> {
          try (stream) {
            byte[] all = stream.readNBytes(MOST + 1);
            if (all.length > MOST) {
              throw new IOException("too long");
            }
            return all;
          }
        });
    Thread.ofVirtual().name("ip-output").start(task);
    return task;
  }

  private static byte[] read(FutureTask<byte[]> task)
      throws InterruptedException, ExecutionException, TimeoutException {
    return task.get(1, TimeUnit.SECONDS);
  }
}
