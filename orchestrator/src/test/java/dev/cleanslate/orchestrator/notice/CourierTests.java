package dev.cleanslate.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.notice.channel.Channel;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Encryption;
import dev.cleanslate.orchestrator.notice.channel.Channels;
import dev.cleanslate.orchestrator.notice.channel.Patience;
import dev.cleanslate.orchestrator.notice.channel.Secret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How what is kept is delivered, to a real server.
class CourierTests {
  private static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofHours(24));
  private static Post post;

  @BeforeAll
  static void create() {
    post = new Post();
  }

  @AfterAll
  static void close() {
    post.close();
  }

  @BeforeEach
  void empty() {
    post.empty();
  }

  @Test
  void whatIsDeliveredIsDeliveredOnce() throws Exception {
    put(20);
    try (Receiver receiver = new Receiver(_ -> 200);
        Courier courier = courier(receiver, USUAL)) {
      deliverAll(courier);

      assertThat(receiver.got()).hasSize(20);
      assertThat(receiver.got()).extracting(Receiver.Got::id).doesNotHaveDuplicates();
      assertThat(post.count("notice where state = 'sent' and due_at is null")).isEqualTo(20);
    }
  }

  @Test
  void manyOrchestratorsDeliverEachNoticeOnce() throws Exception {
    put(200);
    try (Receiver receiver = new Receiver(_ -> 200)) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(
            CompletableFuture.runAsync(
                () -> {
                  try (Courier courier = courier(receiver, USUAL)) {
                    while (post.count("notice where state = 'pending'") > 0) {
                      courier.deliver();
                    }
                  } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                  }
                },
                task -> Thread.ofPlatform().start(task)));
      }
      all.forEach(CompletableFuture::join);

      assertThat(receiver.got()).extracting(Receiver.Got::id).hasSize(200).doesNotHaveDuplicates();
    }
  }

  @Test
  void whoDiesBetweenTakingAndSendingIsTakenOverFrom() throws Exception {
    put(1);
    assertThat(post.outbox.take("ops", 10, Duration.ofSeconds(25))).hasSize(1);
    try (Receiver receiver = new Receiver(_ -> 200);
        Courier other = courier(receiver, USUAL)) {
      assertThat(other.deliver()).as("its lease is not over").isZero();
      post.passes(Duration.ofSeconds(26));
      assertThat(other.deliver()).isEqualTo(1);

      assertThat(receiver.got()).hasSize(1);
    }
  }

  @Test
  void whoDiesBetweenSendingAndNotingItSendsTwiceAndNeverMore() throws Exception {
    put(1);
    try (Receiver receiver = new Receiver(_ -> 200);
        Courier courier = courier(receiver, USUAL);
        Channel channel = webhook(receiver, USUAL)) {
      Outbox.Taken dying = post.outbox.take("ops", 10, Duration.ofSeconds(25)).getFirst();
      channel.deliver(dying.letter());
      post.passes(Duration.ofSeconds(26));
      deliverAll(courier);
      post.outbox.failed(dying, "it was not dead after all", USUAL, null);
      deliverAll(courier);

      assertThat(receiver.got()).hasSize(2);
      assertThat(receiver.got().getFirst().id())
          .as("so that the receiver can drop one")
          .isEqualTo(receiver.got().getLast().id());
      assertThat(post.kept("state")).containsExactly("sent");
    }
  }

  @Test
  void aFailureIsTriedAgainLaterAndLaterAndThenIsADeadLetter() throws Exception {
    put(1);
    List<Long> waits = new ArrayList<>();
    try (Receiver receiver = new Receiver(_ -> 500);
        Courier courier = courier(receiver, USUAL)) {
      while (post.count("notice where state = 'pending'") > 0) {
        assertThat(courier.deliver()).isEqualTo(1);
        assertThat(courier.deliver()).as("not at once").isZero();
        long wait = secondsToGo();
        waits.add(wait);
        post.passes(Duration.ofSeconds(wait + 1));
      }

      assertThat(waits.subList(0, 9))
          .as("it doubles up to an hour")
          .zipSatisfy(
              List.of(10L, 11L, 23L, 47L, 95L, 191L, 383L, 767L, 1535L),
              (wait, about) -> assertThat(wait).isBetween(about / 2, about + about / 5 + 5));
      assertThat(waits.stream().mapToLong(one -> one).max()).hasValue(3600);
      assertThat(waits.stream().mapToLong(one -> one).sum()).isBetween(82_000L, 86_400L);
      assertThat(post.kept("state")).containsExactly("dead");
      assertThat(post.kept("why")).containsExactly("the receiver answered 500");
      assertThat(receiver.got()).hasSize(waits.size());
    }
  }

  @Test
  void aReceiversWishToBeLeftAloneIsHeard() throws Exception {
    put(1);
    try (Receiver receiver = new Receiver(_ -> 503);
        Courier courier = courier(receiver, USUAL)) {
      courier.deliver();

      assertThat(secondsToGo()).isBetween(15L, 30L);
    }
  }

  @Test
  void aReceiverThatWantsNoMoreMakesADeadLetterAtOnce() throws Exception {
    put(1);
    try (Receiver receiver = new Receiver(_ -> 410);
        Courier courier = courier(receiver, USUAL)) {
      courier.deliver();

      assertThat(post.kept("state")).containsExactly("dead");
    }
  }

  @Test
  void aSubjectsLaterNoticeNeverOvertakesTheEarlierOne() throws Exception {
    put("finding/1", "one", false);
    put("finding/1", "two", false);
    put("finding/2", "other", false);
    try (Receiver receiver = new Receiver(got -> got.id().endsWith("one") ? 500 : 200);
        Courier courier = courier(receiver, USUAL)) {
      deliverAll(courier);
      assertThat(receiver.got())
          .extracting(Receiver.Got::id)
          .containsExactlyInAnyOrder("finding/1-one", "finding/2-other");

      receiver.answers(_ -> 200);
      post.passes(Duration.ofSeconds(20));
      deliverAll(courier);
      assertThat(receiver.got().subList(2, 4))
          .extracting(Receiver.Got::id)
          .containsExactly("finding/1-one", "finding/1-two");
    }
  }

  @Test
  void aReceiverThatHangsHoldsUpNobodyElseAndIsBrokenOff() throws Exception {
    Patience brief =
        new Patience(
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1));
    put(3);
    try (Receiver receiver = new Receiver(got -> got.id().endsWith("-1") ? Receiver.NEVER : 200);
        Courier courier = courier(receiver, brief)) {
      long begun = System.nanoTime();
      courier.deliver();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
      assertThat(post.count("notice where state = 'sent'")).isEqualTo(2);
      assertThat(post.kept("why").getFirst()).isNotNull();
    }
  }

  /// Both have a hundred letters; the mail server takes connections and then says nothing.
  @Test
  void aDeadMailServerDoesNotHoldUpWebhooks() throws Exception {
    for (int i = 1; i <= 30; i++) {
      int number = i;
      post.run(
          () -> post.outbox.put(notice("finding/" + number, "x", false), Set.of("ops", "mail")));
    }
    var email =
        new ChannelSettings.Email(
            "127.0.0.1",
            1,
            Encryption.NONE,
            null,
            "a@example.org",
            List.of("b@example.org"),
            USUAL);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Receiver receiver = new Receiver(_ -> 200)) {
      var dead =
          new ChannelSettings.Email(
              email.host(),
              silent.getLocalPort(),
              email.encryption(),
              null,
              email.from(),
              email.to(),
              USUAL);
      Courier mail = new Courier("mail", Channels.of(dead, "t"), USUAL, 1, post.outbox);
      Courier hook = courier(receiver, USUAL);
      Postman postman =
          new Postman(
              List.of(
                  new Postman.Errand("mail", mail::deliver),
                  new Postman.Errand("ops", hook::deliver)),
              List.of(mail, hook),
              Duration.ofMillis(20));
      postman.start();
      try {
        org.awaitility.Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(receiver.got()).hasSize(30));
        assertThat(post.count("notice where channel = 'mail' and state = 'pending'")).isEqualTo(30);
      } finally {
        postman.stop();
        postman.close();
      }
    }
  }

  @Test
  void anEndIsToldOnlyToWhomTheBeginningWas() {
    post.run(() -> post.outbox.put(notice("s", "raised", false), Set.of("a")));
    post.run(() -> post.outbox.put(notice("s", "cleared", true), Set.of("a", "b")));
    post.run(() -> post.outbox.put(notice("s", "cleared", true), Set.of("a", "b")));
    post.run(() -> post.outbox.put(notice("s", "raised", false), Set.of("b")));

    assertThat(post.kept("channel || ' ' || says"))
        .containsExactly("a raised", "a cleared", "b raised");
  }

  @Test
  void whatWasSentIsForgottenInTimeButForWhatMayStillEnd() {
    post.raise(1, dev.cleanslate.messages.OrphanAlert.Finding.STUCK, "kept");
    post.raise(2, dev.cleanslate.messages.OrphanAlert.Finding.STUCK, "kept");
    new FindingNews(post.books.transactions(), post.jdbc, post.outbox, Post.TO_OPS).derive();
    put("deletion/x", "deleted", false);
    post.resolve(2);
    post.jdbc
        .sql("update notice set state = 'sent', ended_at = clock_timestamp(), due_at = null")
        .update();

    assertThat(post.outbox.forget("t", Duration.ofDays(30), 100)).isZero();
    post.passes(Duration.ofDays(31));
    assertThat(post.outbox.forget("other", Duration.ofDays(30), 100)).isZero();
    assertThat(post.outbox.forget("t", Duration.ofDays(30), 100)).isEqualTo(2);
    assertThat(post.kept("title")).containsExactly("stuck: file f1 of t/clone/c");
  }

  private static long secondsToGo() {
    return post.jdbc
        .sql(
            "select coalesce(max(extract(epoch from due_at - clock_timestamp()))::bigint, 0) from"
                + " notice")
        .query((row, _) -> row.getLong(1))
        .single();
  }

  private static void deliverAll(Courier courier) throws InterruptedException {
    while (courier.deliver() > 0) {
      // There may be more.
    }
  }

  private static void put(int notices) {
    IntStream.rangeClosed(1, notices).forEach(i -> put("finding/" + i, "" + i, false));
  }

  private static void put(String subject, String says, boolean ends) {
    post.run(() -> post.outbox.put(notice(subject, says, ends), Set.of("ops")));
  }

  private static Notice notice(String subject, String says, boolean ends) {
    Matter matter = subject.startsWith("finding") ? Matter.FINDINGS : Matter.RESULTS;
    return new Notice(
        subject + "-" + says, matter, Severity.INFO, "t", null, subject, says, ends, "title", "{}");
  }

  private static Courier courier(Receiver receiver, Patience patience) {
    return new Courier("ops", webhook(receiver, patience), patience, 8, post.outbox);
  }

  private static Channel webhook(Receiver receiver, Patience patience) {
    return Channels.of(
        new ChannelSettings.Webhook(
            receiver.url("/hook"), List.of(new Secret("a secret of at least 24 bytes")), patience),
        "t");
  }
}
