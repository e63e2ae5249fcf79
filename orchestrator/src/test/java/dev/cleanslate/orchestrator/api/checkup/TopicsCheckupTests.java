package dev.cleanslate.orchestrator.api.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.checkup.Checkup.Broker;
import dev.cleanslate.orchestrator.api.checkup.Checkup.Topic;
import dev.cleanslate.testkit.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsCheckupTests {
  private static final short ONE = 1;

  @Test
  void topicsAreComparedWithTheirDeclarations() throws ExecutionException, InterruptedException {
    make(
        new NewTopic("checkup-as-declared", 2, ONE).configs(Map.of("retention.ms", "86400000")),
        new NewTopic("checkup-narrow", 1, ONE),
        new NewTopic("checkup-forgetful", 1, ONE).configs(Map.of("cleanup.policy", "delete")));

    Broker broker =
        checkup(
                new NewTopic("checkup-as-declared", 2, ONE)
                    .configs(Map.of("retention.ms", "86400000")),
                new NewTopic("checkup-narrow", 3, ONE),
                new NewTopic("checkup-forgetful", 1, ONE)
                    .configs(Map.of("cleanup.policy", "compact")),
                new NewTopic("checkup-missing", 1, ONE))
            .look();

    assertThat(broker.problem()).isNull();
    assertThat(broker.nodes()).isEqualTo(1);
    assertThat(broker.topics())
        .containsExactly(
            new Topic("checkup-as-declared", 2, "1d", List.of()),
            new Topic(
                "checkup-forgetful",
                1,
                "7d",
                List.of("has cleanup.policy delete instead of compact")),
            new Topic("checkup-missing", null, null, List.of("is missing; a restart makes it")),
            new Topic("checkup-narrow", 1, "7d", List.of("has 1 partitions instead of 3")));
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNoFailureOfTheCheckup() {
    var away =
        new TopicsCheckup(
            Map.of("bootstrap.servers", "127.0.0.1:1"), List.of(new NewTopic("t", 1, ONE)));

    assertThat(away.look().problem()).contains("does not answer");
  }

  private static TopicsCheckup checkup(NewTopic... declared) {
    return new TopicsCheckup(
        Map.of("bootstrap.servers", TestKafka.bootstrapServers()), List.of(declared));
  }

  private static void make(NewTopic... topics) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
      admin.createTopics(List.of(topics)).all().get();
    }
  }
}
