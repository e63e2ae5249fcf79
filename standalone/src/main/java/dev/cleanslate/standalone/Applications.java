package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The applications of a system and what each is told: where the servers are, and nothing it could
/// find out itself.
final class Applications {
  /// What the simulator accepts as an API key; it guards nothing.
  static final String SIMULATED_KEY = "sk-simulated";

  private static final String VERSION = "0.1.0-SNAPSHOT";

  private final Options options;
  private final PostgresServer postgres;

  Applications(Options options, PostgresServer postgres) {
    this.options = options;
    this.postgres = postgres;
  }

  /// In the order of their start: the orchestrator creates the topics, so it comes before those who
  /// listen to them.
  List<List<Part>> groups() throws IOException {
    if (options.serversOnly()) {
      return List.of();
    }
    return List.of(List.of(part(orchestrator()), part(simulator())), List.of(part(openAiWorker())));
  }

  private Part part(Application application) {
    return options.processes()
        ? OwnProcess.of(application, options.folder())
        : new InProcess(application, options.folder());
  }

  private Application orchestrator() throws IOException {
    Map<String, String> properties = common("orchestrator", options.ports().api());
    properties.put("spring.kafka.bootstrap-servers", options.ports().bootstrapServers());
    properties.put("spring.datasource.url", postgres.url());
    properties.put("spring.datasource.username", PostgresServer.DATABASE);
    properties.put("spring.datasource.password", postgres.password());
    properties.put(
        "cleanslate.security.public-key", "file:" + new Keys(options.folder().keys()).publicFile());
    return new Application(
        "orchestrator",
        "dev.cleanslate.orchestrator.OrchestratorApplication",
        jar("orchestrator", "cleanslate-orchestrator"),
        options.ports().api(),
        properties);
  }

  private Application openAiWorker() {
    Map<String, String> properties = common("openai-worker", options.ports().openAiWorker());
    properties.put("spring.kafka.bootstrap-servers", options.ports().bootstrapServers());
    properties.put(
        "cleanslate.openai.base-url",
        "http://127.0.0.1:%d/v1".formatted(options.ports().simulator()));
    properties.put("cleanslate.openai.api-key", SIMULATED_KEY);
    return new Application(
        "openai-worker",
        "dev.cleanslate.openai.OpenAiWorkerApplication",
        jar("openai-worker", "openai-worker"),
        options.ports().openAiWorker(),
        properties);
  }

  private Application simulator() {
    return new Application(
        "simulator",
        "dev.cleanslate.simulator.Simulator",
        jar("simulator", "cleanslate-simulator"),
        options.ports().simulator(),
        common("simulator", options.ports().simulator()));
  }

  private static Map<String, String> common(String name, int port) {
    Map<String, String> properties = new HashMap<>();
    properties.put("spring.config.name", name);
    properties.put("server.address", "127.0.0.1");
    properties.put("server.port", Integer.toString(port));
    return properties;
  }

  private Path jar(String module, String artifact) {
    return options
        .home()
        .resolve(module)
        .resolve("target")
        .resolve(artifact + "-" + VERSION + "-app.jar");
  }
}
