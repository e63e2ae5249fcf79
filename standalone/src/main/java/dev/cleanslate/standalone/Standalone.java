package dev.cleanslate.standalone;

import dev.cleanslate.standalone.demo.Demo;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The main class of a system on one machine: what `./cleanslate up` and `./cleanslate demo` start.
///
/// It holds the data folder's lock for as long as it lives, and stops every part when it is asked
/// to end (SIGTERM or SIGINT). Exit status: 0 when all went as it should, 1 when not.
public final class Standalone {
  private Standalone() {}

  /// Runs the verb in the first argument; the launcher's `help` names them.
  public static void main(String[] arguments) {
    System.exit(run(arguments, Clock.systemUTC()));
  }

  private static int run(String[] arguments, InstantSource time) {
    try {
      Options options = Options.of(arguments);
      options.folder().create();
      logTo(options);
      return switch (options.verb()) {
        case UP -> up(options, time);
        case DEMO -> demo(options, time);
      };
    } catch (CannotStart reason) {
      System.err.println(reason.getMessage());
    } catch (IOException | RuntimeException failure) {
      LoggerFactory.getLogger(Standalone.class).error("Ended by", failure);
      System.err.println("Ended by %s; the logs say more.".formatted(deepest(failure).toString()));
    } catch (InterruptedException _) {
      System.err.println("Interrupted.");
    }
    return 1;
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static int up(Options options, InstantSource time)
      throws IOException, InterruptedException {
    try (LocalSystem system = LocalSystem.start(options, time)) {
      Requests requests = new Requests(options.folder(), system.supervisor());
      Where.write(options);
      requests.serve();
      return 0;
    }
  }

  private static int demo(Options options, InstantSource time)
      throws IOException, InterruptedException {
    Instant started = time.instant();
    System.out.println(
        "Starting Kafka, PostgreSQL and the applications; all is kept in "
            + options.folder().path());
    boolean asExpected;
    try (LocalSystem system = LocalSystem.start(options, time)) {
      asExpected =
          new Demo(system.places(), time, System.out, options.terminal(), started).run("demo-");
    }
    return asExpected ? 0 : 1;
  }

  /// The applications share this JVM and so one log; Spring Boot must not set it up anew for each.
  private static void logTo(Options options) {
    String name = options.processes() ? "supervisor" : "applications";
    System.setProperty("cleanslate.log", options.folder().log(name).toString());
    System.setProperty("cleanslate.log.to", "file");
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
