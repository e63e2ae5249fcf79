package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.orchestrator.engine.Transactions;
import dev.cleanslate.orchestrator.notice.channel.Channel;
import dev.cleanslate.orchestrator.notice.channel.Channels;
import dev.cleanslate.orchestrator.notice.channel.Patience;
import dev.cleanslate.orchestrator.notice.channel.TopicChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class NoticeConfiguration {
  /// A topic is tried for as long as Kafka is away.
  private static final Patience OF_TOPICS =
      new Patience(
          Duration.ofSeconds(40),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofDays(30));

  @Bean
  Settings notificationSettings(NotificationProperties properties) {
    return new SettingsReader(System::getenv).read(properties);
  }

  @Bean
  Outbox outbox(JdbcClient jdbc) {
    return new Outbox(jdbc);
  }

  @Bean
  FigureRows figureRows(JdbcClient jdbc) {
    return new FigureRows(jdbc);
  }

  @Bean
  Watch watch(
      Transactions transactions,
      JdbcClient jdbc,
      Outbox outbox,
      Settings settings,
      NotificationProperties properties) {
    var told = new Told(settings.rules(), properties.alerts(), properties.keep());
    return new Watch(transactions, new FigureRows(jdbc), new WatchRows(jdbc), outbox, told);
  }

  @Bean
  Watched watched(FigureRows figures, NotificationProperties properties) {
    return new Watched(figures, properties.alerts());
  }

  /// Who is told when a figure is too high, and how long what was sent is remembered.
  record Told(Rules rules, Limits limits, Duration keep) {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
  static class Going {
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Settings settings;
    private final List<Replies> replies;

    Going(
        Transactions transactions,
        JdbcClient jdbc,
        Outbox outbox,
        Settings settings,
        ObjectProvider<Replies> replies) {
      this.transactions = transactions;
      this.jdbc = jdbc;
      this.outbox = outbox;
      this.settings = settings;
      this.replies = replies.orderedStream().toList();
    }

    @Bean
    Postman postman(
        NotificationProperties properties,
        KafkaTemplate<byte[], byte[]> kafka,
        Supplier<UUID> ids) {
      List<Courier> couriers = new ArrayList<>();
      String instance = ids.get().toString().substring(0, 8);
      settings
          .channels()
          .forEach((name, channel) ->
              couriers.add(
                  courier(
                      name, Channels.of(channel, instance), channel.patience(), channel.atOnce())));
      replies.forEach(system ->
          couriers.add(
              courier(
                  system.topic(),
                  new TopicChannel(kafka, system.topic(), system.eventType()),
                  OF_TOPICS,
                  1)));
      return new Postman(errands(couriers), couriers, properties.pause());
    }

    private Courier courier(String name, Channel channel, Patience patience, int atOnce) {
      return new Courier(name, channel, patience, atOnce, outbox);
    }

    private List<Postman.Errand> errands(List<Courier> couriers) {
      List<Postman.Errand> errands = new ArrayList<>();
      if (settings.rules().anybodyWants(Matter.FINDINGS)) {
        var findings = new FindingNews(transactions, jdbc, outbox, settings.rules());
        errands.add(new Postman.Errand("notice-findings", findings::derive));
      }
      if (!replies.isEmpty() || settings.rules().anybodyWants(Matter.RESULTS)) {
        var deletions = new DeletionNews(transactions, jdbc, outbox, settings.rules(), replies);
        errands.add(new Postman.Errand("notice-deletions", deletions::derive));
      }
      for (Courier courier : couriers) {
        errands.add(new Postman.Errand(courier.toString(), courier::deliver));
      }
      return errands;
    }
  }
}
