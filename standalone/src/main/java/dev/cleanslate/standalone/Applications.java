package dev.cleanslate.standalone;

import dev.cleanslate.baremetal.BareMetalWorkerApplication;
import dev.cleanslate.dns.DnsWorkerApplication;
import dev.cleanslate.host.HostWorkerApplication;
import dev.cleanslate.network.NetworkWorkerApplication;
import dev.cleanslate.openai.OpenAiWorkerApplication;
import dev.cleanslate.orchestrator.OrchestratorApplication;
import dev.cleanslate.records.RecordsWorkerApplication;
import dev.cleanslate.storage.StorageWorkerApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The applications of a system and what each is told: where the servers are, and nothing it could
/// find out itself.
final class Applications {
  /// What the simulator accepts as an API key; it guards nothing.
  static final String SIMULATED_KEY = "sk-simulated";

  private static final String SIMULATED_S3_KEY = "AKIASIMULATED";
  private static final String SIMULATED_S3_SECRET = "secret-simulated";
  private static final String SIMULATED_IBM_KEY = "ibm-simulated";
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
    if (options.extent() == Options.Extent.SERVERS) {
      return List.of();
    }
    return List.of(
        List.of(part(orchestrator(), Applications::orchestratorApplication), simulator()),
        List.of(
            part(openAiWorker(), OpenAiWorkerApplication::application),
            part(bareMetalWorker(), BareMetalWorkerApplication::application),
            part(networkWorker(), NetworkWorkerApplication::application),
            part(dnsWorker(), DnsWorkerApplication::application),
            part(recordsWorker(), RecordsWorkerApplication::application),
            part(storageWorker(), StorageWorkerApplication::application),
            part(hostWorker(), HostWorkerApplication::application)));
  }

  private Part part(Application application, Supplier<SpringApplication> spring) {
    return options.processes()
        ? OwnProcess.of(application, options.folder())
        : new InProcess(application, spring, options.folder());
  }

  private Part simulator() {
    int port = options.ports().simulator();
    if (!options.processes()) {
      return new InProcessSimulator(options.folder(), port);
    }
    return OwnProcess.of(
        new Application(
            InProcessSimulator.NAME,
            jar("simulator", "cleanslate-simulator"),
            port,
            List.of("--port", Integer.toString(port)),
            Map.of()),
        options.folder());
  }

  private Application orchestrator() throws IOException {
    Map<String, String> properties = common(options.ports().api());
    properties.put("spring.datasource.url", postgres.url());
    properties.put("spring.datasource.username", PostgresServer.DATABASE);
    properties.put("spring.datasource.password", postgres.password());
    // Nothing here is reached from another machine.
    properties.put("cleanslate.signals.open", "true");
    properties.put(
        "cleanslate.security.public-key", "file:" + new Keys(options.folder().keys()).publicFile());
    return new Application(
        "orchestrator",
        jar("orchestrator", "cleanslate-orchestrator"),
        options.ports().api(),
        List.of(),
        properties);
  }

  private Application openAiWorker() {
    Map<String, String> properties = common(options.ports().openAiWorker());
    properties.put(
        "cleanslate.openai.base-url",
        "http://127.0.0.1:%d/openai/v1".formatted(options.ports().simulator()));
    properties.put("cleanslate.openai.api-key", SIMULATED_KEY);
    return worker("openai-worker", options.ports().openAiWorker(), properties);
  }

  /// The simulated cloud is quicker than the true one, so its servers are asked for more often.
  private Application bareMetalWorker() {
    Map<String, String> properties = ibm(options.ports().bareMetalWorker());
    properties.put("cleanslate.bare-metal.next-look", "1s");
    return worker("baremetal-worker", options.ports().bareMetalWorker(), properties);
  }

  private Application networkWorker() {
    int port = options.ports().networkWorker();
    return worker("network-worker", port, ibm(port));
  }

  private Application dnsWorker() {
    int port = options.ports().dnsWorker();
    return worker("dns-worker", port, ibm(port));
  }

  private Application recordsWorker() throws IOException {
    int port = options.ports().recordsWorker();
    Map<String, String> properties = common(port);
    for (String name : EstateDatabases.NAMES) {
      properties.putAll(
          EstateDatabases.settings(
              name, postgres.url(name), PostgresServer.DATABASE, postgres.password()));
    }
    return worker("records-worker", port, properties);
  }

  private Application storageWorker() {
    int port = options.ports().storageWorker();
    Map<String, String> properties = common(port);
    String store = "cleanslate.storage.stores.main.";
    properties.put(
        store + "endpoint", "http://127.0.0.1:%d/s3".formatted(options.ports().simulator()));
    properties.put(store + "access-key", SIMULATED_S3_KEY);
    properties.put(store + "secret-key", SIMULATED_S3_SECRET);
    return worker("storage-worker", port, properties);
  }

  /// The agent of this machine, which may touch one file only.
  private Application hostWorker() throws IOException {
    int port = options.ports().hostWorker();
    ThisHost host = new ThisHost(options.folder());
    host.prepare();
    Map<String, String> properties = common(port);
    properties.putAll(host.settings());
    return worker("host-worker", port, properties);
  }

  private Map<String, String> ibm(int port) {
    String simulator = "http://127.0.0.1:" + options.ports().simulator();
    Map<String, String> properties = common(port);
    properties.put("cleanslate.ibm.iam-url", simulator + "/iam");
    properties.put("cleanslate.ibm.vpc-url", simulator + "/vpc/{region}/v1");
    properties.put("cleanslate.ibm.dns-url", simulator + "/dns/v1");
    properties.put("cleanslate.ibm.regions", "us-south");
    properties.put("cleanslate.ibm.login.api-key", SIMULATED_IBM_KEY);
    return properties;
  }

  private Application worker(String name, int port, Map<String, String> properties) {
    return new Application(name, jar(name, name), port, List.of(), properties);
  }

  private Map<String, String> common(int port) {
    Map<String, String> properties = new HashMap<>();
    properties.put("server.address", "127.0.0.1");
    properties.put("server.port", Integer.toString(port));
    // The logs in the data folder are read by people.
    properties.put("logging.structured.format.console", "");
    properties.put("spring.kafka.bootstrap-servers", options.ports().bootstrapServers());
    return properties;
  }

  private Path jar(String module, String artifact) {
    return options
        .home()
        .resolve(module)
        .resolve("target")
        .resolve(artifact + "-" + VERSION + "-app.jar");
  }

  private static SpringApplication orchestratorApplication() {
    return new SpringApplicationBuilder(OrchestratorApplication.class)
        .properties(OrchestratorApplication.CONFIG)
        .build();
  }
}
