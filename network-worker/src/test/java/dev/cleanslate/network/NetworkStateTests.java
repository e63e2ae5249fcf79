package dev.cleanslate.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What each state of an interface or an address asks for.
class NetworkStateTests {
  private static final Next.Send DELETION =
      new Next.Send(
          "DELETE /it",
          () -> {
            throw new IllegalStateException("nothing is sent in this test");
          },
          Next.Then.GOES);
  private static final String ATTACHED =
      """
      "target":{"resource_type":"bare_metal_server_network_attachment","name":"eth0","id":"0717-a"}\
      """;

  @ParameterizedTest
  @CsvSource({
    "stable,    false, delete,           FREE",
    "stable,    true,  refuse IN_USE,    HELD",
    "deleting,  false, await,            DELETING",
    "deleting,  true,  await,            DELETING",
    "failed,    false, delete,           FREE",
    "failed,    true,  refuse IN_USE,    HELD",
    "suspended, false, refuse PROTECTED, HELD",
    "suspended, true,  refuse PROTECTED, HELD",
    "pending,   false, await,            UNKNOWN",
    "pending,   true,  refuse IN_USE,    HELD",
    "updating,  false, await,            UNKNOWN",
    "waiting,   false, await,            UNKNOWN",
    "a_new_one, false, delete,           FREE",
    "a_new_one, true,  refuse IN_USE,    HELD"
  })
  void anInterfaceAsksFor(
      String lifecycle, boolean attached, String next, Verdict.Standing standing) {
    NetworkState state = NetworkState.ofInterface(seen(lifecycle, attached ? ATTACHED : ""));

    assertThat(words(state.next(DELETION))).isEqualTo(next);
    assertThat(state.standing()).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({
    "stable,   user,      false, delete,           FREE",
    "stable,   user,      true,  refuse IN_USE,    HELD",
    "stable,   provider,  false, refuse PROTECTED, HELD",
    "stable,   provider,  true,  refuse PROTECTED, HELD",
    "stable,   some_team, false, refuse PROTECTED, HELD",
    "deleting, user,      false, await,            DELETING",
    "deleting, provider,  false, await,            DELETING",
    "pending,  user,      false, await,            UNKNOWN",
    "failed,   user,      false, delete,           FREE"
  })
  void anAddressAsksFor(
      String lifecycle, String owner, boolean bound, String next, Verdict.Standing standing) {
    String fields = "\"owner\":\"%s\"".formatted(owner) + (bound ? "," + ATTACHED : "");
    NetworkState state = NetworkState.ofAddress(seen(lifecycle, fields));

    assertThat(words(state.next(DELETION))).isEqualTo(next);
    assertThat(state.standing()).isEqualTo(standing);
  }

  @Test
  void whatIsMissingFromAnAnswerIsNeverReasonToDelete() {
    assertThat(words(NetworkState.ofInterface(json("{}")).next(DELETION))).isEqualTo("await");
    assertThat(words(NetworkState.ofAddress(seen("stable", "")).next(DELETION)))
        .isEqualTo("refuse PROTECTED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null                                 | delete",
        "{}                                   | refuse IN_USE",
        "\"something\"                        | refuse IN_USE",
        "{\"id\":\"0717-a\"}                  | refuse IN_USE",
        "{\"id\":\"0717-a\",\"deleted\":{}}   | delete",
        "{\"id\":\"0717-a\",\"deleted\":null} | refuse IN_USE"
      })
  void aTargetHoldsUnlessItWasDeleted(String target, String next) {
    NetworkState state = NetworkState.ofInterface(seen("stable", "\"target\":" + target));

    assertThat(words(state.next(DELETION))).isEqualTo(next);
  }

  @Test
  void whatHoldsIsNamed() {
    JsonNode attached = seen("stable", ATTACHED + ",\"auto_delete\":true");

    assertThat(NetworkState.ofInterface(attached).words())
        .isEqualTo(
            "lifecycle=stable, held by bare_metal_server_network_attachment eth0 (0717-a),"
                + " with which it goes");
  }

  @Test
  void nothingIsShownThatIsNoShortWord() {
    JsonNode seen =
        json(
            """
            {"lifecycle_state":"failed","owner":"provider",
             "lifecycle_reasons":[{"code":"internal_error","message":"long"},{"code":"no code!"}],
             "target":{"name":"a name with\\nlines","resource_type":"load_balancer"}}\
            """);

    assertThat(NetworkState.ofAddress(seen).words())
        .isEqualTo(
            "lifecycle=failed reasons=internal_error,? owner=provider,"
                + " held by load_balancer ? (?)");
  }

  @Test
  void everyPhaseIsReached() {
    EnumSet<NetworkState.Phase> seen = EnumSet.noneOf(NetworkState.Phase.class);
    for (String lifecycle : new String[] {"stable", "deleting", "suspended", "updating"}) {
      seen.add(NetworkState.ofInterface(seen(lifecycle, "")).phase());
      seen.add(NetworkState.ofInterface(seen(lifecycle, ATTACHED)).phase());
    }

    assertThat(seen).containsExactlyInAnyOrder(NetworkState.Phase.values());
    assertThat(Holder.in(json("{}"))).isEqualTo(Optional.empty());
  }

  private static JsonNode seen(String lifecycle, String fields) {
    return json(
        "{\"lifecycle_state\":\"%s\"%s}"
            .formatted(lifecycle, fields.isEmpty() ? "" : "," + fields));
  }

  private static JsonNode json(String text) {
    return Wire.json().readTree(text);
  }

  private static String words(Next next) {
    return switch (next) {
      case Next.Await _ -> "await";
      case Next.Refuse(Refusal reason, _) -> "refuse " + reason;
      case Next.Send send -> send.equals(DELETION) ? "delete" : "something else";
    };
  }
}
