package dev.cleanslate.orchestrator.api;

import dev.cleanslate.orchestrator.OrchestratorApplication;
import dev.cleanslate.orchestrator.letter.LetterFixture;
import dev.cleanslate.orchestrator.notice.Receiver;
import dev.cleanslate.orchestrator.surface.ProbeSurface;
import dev.cleanslate.testkit.TestCollector;
import dev.cleanslate.testkit.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/// The whole orchestrator on a real port and a real PostgreSQL, without a broker: what it sends is
/// kept by a producer of Kafka's own for tests. Started once for all tests, which keep out of each
/// other's way by tenants of their own.
public final class RunningApi {
  /// The one tenant whose clones have a grace period.
  public static final String PATIENT = "patient";

  /// The one tenant of which a webhook is told, as the settings say.
  public static final String TOLD = "told";

  /// How many streams it tells at once.
  public static final int MOST_STREAMS = 60;

  private static final TestCollector COLLECTOR = new TestCollector();
  private static final AtomicInteger TENANT = new AtomicInteger();

  private final ConfigurableApplicationContext context;
  private final Signer signer;
  private final Receiver hook;

  private RunningApi(ConfigurableApplicationContext context, Signer signer, Receiver hook) {
    this.context = context;
    this.signer = signer;
    this.hook = hook;
  }

  /// A client of a tenant that nobody else uses.
  public static Client freshTenant() {
    return tenant("tenant-" + TENANT.incrementAndGet());
  }

  public static Client tenant(String tenant) {
    return as(signer().token(tenant, "cleanslate.read cleanslate.write"), tenant);
  }

  /// A client that sends that token.
  public static Client as(String token, String tenant) {
    return new Client(Shared.API.port(), token, tenant);
  }

  public static Signer signer() {
    return Shared.API.signer;
  }

  public static <T> T bean(Class<T> type) {
    return Shared.API.context.getBean(type);
  }

  /// What the webhook of [#TOLD] was sent.
  public static Receiver hook() {
    return Shared.API.hook;
  }

  /// Starts a part that is switched off in the one that runs, on top of it; the caller closes it.
  public static ConfigurableApplicationContext beside(Class<?> part, Map<String, Object> settings) {
    var context = new AnnotationConfigApplicationContext();
    context.setParent(Shared.API.context);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("beside", settings));
    context.register(part);
    context.refresh();
    return context;
  }

  /// Where its spans go.
  public static TestCollector collector() {
    return COLLECTOR;
  }

  private int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static RunningApi start() {
    Signer signer = new Signer();
    Receiver hook = new Receiver(_ -> 204);
    var database = TestPostgres.fleetingDatabase();
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(
                OrchestratorApplication.class,
                NoBroker.class,
                ProbeSurface.class,
                LetterFixture.class)
            .properties(OrchestratorApplication.CONFIG)
            .run(
                "--server.port=0",
                "--cleanslate.kafka.enabled=false",
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + COLLECTOR.endpoint(),
                // A batch is sent when it is full, or after so long.
                "--management.opentelemetry.tracing.export.otlp.every=50ms",
                "--cleanslate.api.max-streams=" + MOST_STREAMS,
                "--cleanslate.surfaces.probe.auth=loopback-only",
                "--cleanslate.surfaces.probe.tenant=" + ProbeSurface.TENANT,
                "--cleanslate.catalog=classpath:api-catalog.yaml",
                "--cleanslate.notifications.channels.hook.type=webhook",
                "--cleanslate.notifications.channels.hook.url=" + hook.url("/hook"),
                "--cleanslate.notifications.channels.hook.allow-http=true",
                "--cleanslate.notifications.channels.hook.secret-file="
                    + file("a secret of at least 24 bytes"),
                "--cleanslate.notifications.rules[0].channels=hook",
                "--cleanslate.notifications.rules[0].on=findings,results",
                "--cleanslate.notifications.rules[0].tenants=" + TOLD,
                "--cleanslate.notifications.pause=50ms",
                "--cleanslate.security.public-key=file:" + file(signer.publicKey()),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + TestPostgres.USER,
                "--spring.datasource.password=" + TestPostgres.PASSWORD);
    return new RunningApi(context, signer, hook);
  }

  private static Path file(String text) {
    try {
      Path file = Files.createTempFile("setting", ".txt");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Shared {
    static final RunningApi API = start();
  }

  @Configuration(proxyBeanMethods = false)
  static class NoBroker {
    @Bean
    MockProducer<byte[], byte[]> sentToKafka() {
      return new LastingProducer();
    }

    @Bean
    KafkaTemplate<byte[], byte[]> kafkaTemplate(MockProducer<byte[], byte[]> producer) {
      ProducerFactory<byte[], byte[]> always = () -> producer;
      return new KafkaTemplate<>(always);
    }
  }

  /// Stays open where a template closes it after each send, as the producers of a real factory do.
  private static final class LastingProducer extends MockProducer<byte[], byte[]> {
    LastingProducer() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
      // Stays open.
    }

    @Override
    public void close(Duration patience) {
      // Stays open.
    }
  }
}
