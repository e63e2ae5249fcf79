package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Callers who want the same thing at the same time.
class ContentionTests {
  private final Client client = RunningApi.freshTenant();

  @Test
  void aCallWaitsForALockForSecondsOnlyAndSaysToComeBack() throws SQLException {
    client.registered("a", 1);
    try (Connection other = RunningApi.bean(DataSource.class).getConnection()) {
      other.setAutoCommit(false);
      try (var statement =
          other.prepareStatement("select no from owner where tenant = ? for update")) {
        statement.setString(1, client.tenant());
        statement.execute();

        var refused = client.post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.text("type")).isEqualTo("urn:cleanslate:problem:busy");
        assertThat(refused.header("retry-after")).isEqualTo("1");
      } finally {
        other.rollback();
      }
    }
    assertThat(client.get("/v1/deletions").json().path("items")).isEmpty();
  }

  @Test
  void theSameRequestManyTimesAtOnceIsOneDeletion()
      throws InterruptedException, ExecutionException {
    client.registered("a", 1);
    String body = "{\"id\":\"r-1\",\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}";
    Callable<Client.Answer> ask = () -> client.post("/v1/deletions", body);

    Set<String> deletions;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Client.Answer>> answers =
          threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> ask).toList());
      for (Future<Client.Answer> answer : answers) {
        assertThat(answer.get().status()).as(answer.get().body()).isIn(202, 503);
      }
      deletions =
          answers.stream()
              .map(Future::resultNow)
              .filter(answer -> answer.status() == 202)
              .map(answer -> answer.text("id"))
              .collect(Collectors.toSet());
    }

    assertThat(deletions).hasSize(1);
    assertThat(client.get("/v1/deletions").json().path("items")).hasSize(1);
    assertThat(client.post("/v1/deletions", body).text("outcome")).isEqualTo("repeated");
  }
}
