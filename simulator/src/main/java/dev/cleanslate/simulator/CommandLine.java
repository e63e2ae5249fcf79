package dev.cleanslate.simulator;

import dev.cleanslate.simulator.admin.Numbers;
import dev.cleanslate.simulator.json.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The simulator as a process of its own.
record CommandLine(int port, @Nullable Path scenario) {
  private static final String USAGE = "usage: simulator --port N [--scenario FILE]";
  private static final int BAD_USAGE = 2;

  static void run(String[] arguments) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try {
      Simulator simulator = read(arguments).start();
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(() -> {
                    simulator.close();
                    ended.countDown();
                  }));
      System.out.println("simulator ready on " + simulator.url());
    } catch (BadInput | UncheckedIOException wrong) {
      System.err.println(wrong.getMessage() + "\n" + USAGE);
      System.exit(BAD_USAGE);
    }
    ended.await();
  }

  static CommandLine read(String[] arguments) {
    int port = 0;
    @Nullable Path scenario = null;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new BadInput(arguments[i], "needs a value");
      }
      switch (arguments[i]) {
        case "--port" -> port = (int) Numbers.of("--port", arguments[i + 1], 0);
        case "--scenario" -> scenario = Path.of(arguments[i + 1]);
        default -> throw new BadInput(arguments[i], "is not known");
      }
    }
    if (port > 65_535) {
      throw new BadInput("--port", "must be at most 65535");
    }
    return new CommandLine(port, scenario);
  }

  private Simulator start() {
    Simulator simulator = Simulator.start(SimulatorOptions.defaults().withPort(port));
    try {
      if (scenario != null) {
        simulator.play(Files.readString(scenario));
      }
      return simulator;
    } catch (IOException unreadable) {
      simulator.close();
      throw new UncheckedIOException("cannot read the scenario " + scenario, unreadable);
    } catch (BadInput bad) {
      simulator.close();
      throw bad;
    }
  }
}
