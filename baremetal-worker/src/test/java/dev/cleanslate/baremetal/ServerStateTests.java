package dev.cleanslate.baremetal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.messages.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What each state asks for, as a table without any calls.
class ServerStateTests {
  private static final List<String> STATUSES =
      List.of(
          "deleting",
          "failed",
          "maintenance",
          "pending",
          "reinitializing",
          "restarting",
          "running",
          "starting",
          "stopped");
  private static final List<String> LIFECYCLES =
      List.of("deleting", "failed", "pending", "stable", "suspended", "updating", "waiting");

  @ParameterizedTest
  @CsvSource({
    "running,        stable,    stop,             FREE",
    "starting,       stable,    stop,             FREE",
    "restarting,     stable,    stop,             FREE",
    "running,        updating,  stop,             FREE",
    "stopped,        stable,    delete,           FREE",
    "stopped,        failed,    delete,           FREE",
    "stopped,        waiting,   delete,           FREE",
    "failed,         stable,    delete,           FREE",
    "failed,         failed,    refuse FAILED,    HELD",
    "failed,         deleting,  refuse FAILED,    HELD",
    "deleting,       deleting,  await,            DELETING",
    "deleting,       stable,    await,            DELETING",
    "running,        deleting,  await,            DELETING",
    "stopped,        deleting,  await,            DELETING",
    "stopped,        suspended, refuse PROTECTED, HELD",
    "running,        suspended, refuse PROTECTED, HELD",
    "maintenance,    stable,    await,            UNKNOWN",
    "pending,        pending,   await,            UNKNOWN",
    "reinitializing, stable,    await,            UNKNOWN",
    "stopping,       stable,    await,            UNKNOWN",
    "'',             stable,    await,            UNKNOWN",
    "hibernating,    stable,    delete,           FREE",
    "stopped,        unheard,   delete,           FREE"
  })
  void aStateAsksFor(String status, String lifecycle, String next, Standing standing) {
    ServerSite site = new ServerSite(Unasked.SERVERS, Unasked.PLACES, "us-south", "r006-1", "1");
    JsonNode seen = server(status, lifecycle);

    assertThat(words(site.next(seen))).isEqualTo(next);
    assertThat(site.standing(seen)).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({
    "failed,   failed,    cannot_start,                     delete,           FREE",
    "failed,   failed,    cannot_start_capacity,            delete,           FREE",
    "failed,   failed,    cannot_start_reservation_expired, delete,           FREE",
    "failed,   failed,    cannot_update_firmware,           delete,           FREE",
    "failed,   deleting,  cannot_start_capacity,            await,            DELETING",
    "deleting, deleting,  cannot_start_capacity,            await,            DELETING",
    "failed,   suspended, cannot_start_capacity,            refuse PROTECTED, HELD",
    "running,  failed,    cannot_update_firmware,           stop,             FREE",
    "failed,   failed,    cannot_reinitialize,              refuse FAILED,    HELD",
    "failed,   failed,    unheard_of,                       refuse FAILED,    HELD",
    "failed,   deleting,  cannot_reinitialize,              refuse FAILED,    HELD"
  })
  void aReasonSaysWhetherItWasTheDeletionThatFailed(
      String status, String lifecycle, String reason, String next, Standing standing) {
    ServerSite site = new ServerSite(Unasked.SERVERS, Unasked.PLACES, "us-south", "r006-1", "1");
    ObjectNode seen = server(status, lifecycle);
    seen.putArray("status_reasons").addObject().put("code", reason);

    assertThat(words(site.next(seen))).isEqualTo(next);
    assertThat(site.standing(seen)).isEqualTo(standing);
  }

  @Test
  void whatHasNoStatusIsLeftAlone() {
    assertThat(ServerState.of(Wire.json().readTree("{}")).phase())
        .isEqualTo(ServerState.Phase.PASSING);
  }

  @Test
  void onlyWhatIsAtRestIsDeletedAndNothingRunningEver() {
    Map<ServerState.Phase, Integer> seen = new HashMap<>();
    for (String status : STATUSES) {
      for (String lifecycle : LIFECYCLES) {
        for (List<String> reasons : List.of(List.<String>of(), List.of("cannot_start"))) {
          ServerState state = new ServerState(status, lifecycle, reasons);
          seen.merge(state.phase(), 1, Integer::sum);
          if (state.phase() == ServerState.Phase.AT_REST) {
            assertThat(status).isIn("stopped", "failed");
            assertThat(lifecycle).isNotIn("deleting", "suspended");
          }
        }
      }
    }
    assertThat(seen.keySet()).containsExactlyInAnyOrder(ServerState.Phase.values());
  }

  @Test
  void reasonsAreNamedByTheirCodesAlone() {
    JsonNode seen =
        Wire.json()
            .readTree(
                """
                {"status":"failed","lifecycle_state":"failed",
                 "status_reasons":[{"code":"cannot_start","message":"long and quoting"}],
                 "lifecycle_reasons":[{"code":"internal_error"},{"code":"not a code!"},{}]}\
                """);

    assertThat(ServerState.of(seen).words())
        .isEqualTo("status=failed lifecycle=failed reasons=cannot_start,internal_error");
  }

  private static ObjectNode server(String status, String lifecycle) {
    return Wire.json().createObjectNode().put("status", status).put("lifecycle_state", lifecycle);
  }

  private static String words(Next next) {
    return switch (next) {
      case Next.Await _ -> "await";
      case Next.Refuse(Refusal reason, _) -> "refuse " + reason;
      case Next.Send send ->
          send.then() == Next.Then.CLEARED && send.call().endsWith("/stop")
              ? "stop"
              : send.then() == Next.Then.GOES && send.call().startsWith("DELETE ")
                  ? "delete"
                  : "something else";
    };
  }
}
