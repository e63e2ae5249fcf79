package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.notice.Matter;
import dev.cleanslate.orchestrator.notice.Notice;
import dev.cleanslate.orchestrator.notice.Passage;
import dev.cleanslate.orchestrator.notice.Replies;
import dev.cleanslate.orchestrator.notice.Severity;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The two replies of the VPN manager: one when a deletion has begun, and one each time it comes to
/// rest in another way than before.
final class VpnReplies implements Replies {
  /// Whose deletions are told.
  static final String OWNER_TYPE = "vpn-instance";

  /// Where both replies go.
  static final String TOPIC = Topics.PREFIX + "vpn-replies";

  private final VpnSteps steps;

  VpnReplies(VpnSteps steps) {
    this.steps = steps;
  }

  @Override
  public String ownerType() {
    return OWNER_TYPE;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String eventType() {
    return "dev.cleanslate.vpn-reply";
  }

  @Override
  public List<Notice> after(Passage passage) {
    List<Notice> replies = new ArrayList<>();
    if (passage.began()) {
      replies.add(initiated(passage));
    }
    SagaState state = SagaState.of(passage.state());
    if (state == SagaState.STUCK || !state.isOpen()) {
      replies.add(verification(passage, state));
    }
    return replies;
  }

  private static Notice initiated(Passage passage) {
    Initiated reply =
        Initiated.of(
            passage.deletion(), passage.owner().tenant(), passage.owner().id(), passage.at());
    return notice(passage, "initiated", "initiated", reply);
  }

  /// Where it rests in the same way as before, with the same left, nothing is told again.
  private Notice verification(Passage passage, SagaState state) {
    List<VpnSteps.Count> counts = steps.counts(passage.deletion());
    Verification reply =
        Verification.of(
            passage.deletion(),
            passage.owner().tenant(),
            passage.owner().id(),
            state,
            counts,
            steps.seen(passage.deletion()),
            passage.at());
    String says =
        counts.stream()
            .map(count -> " %s %s=%d".formatted(count.kind(), count.state().wire(), count.steps()))
            .collect(Collectors.joining("", state.wire(), ""));
    return notice(passage, Long.toString(passage.seq()), says, reply);
  }

  private static Notice notice(Passage passage, String name, String says, Object reply) {
    return new Notice(
        "vpn-%s-%s".formatted(passage.deletion(), name),
        Matter.REPLIES,
        Severity.INFO,
        passage.owner().tenant(),
        passage.owner(),
        "vpn/" + passage.deletion(),
        says,
        false,
        "%s: %s".formatted(passage.owner(), says),
        Wire.json().writeValueAsString(reply));
  }
}
