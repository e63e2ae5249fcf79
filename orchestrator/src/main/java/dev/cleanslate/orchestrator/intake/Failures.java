package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.ledger.Ledger;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.databind.SerializationFeature;

/// Owners that could not be provisioned. What upstream says of one is a delete request as well,
/// named by its own content: saying the same again changes nothing.
final class Failures {
  private static final String SOURCE = "failed-provisioning";

  private final Ledger ledger;
  private final Deletions deletions;

  Failures(Ledger ledger, Deletions deletions) {
    this.ledger = ledger;
    this.deletions = deletions;
  }

  /// Whether it was said before.
  boolean isKnown(ResourceEvent.Failed failed, Instant at) {
    return deletions.isKnown(ask(failed, at));
  }

  /// Marks the owner, which is locked and whose resources are recorded, and lets it be deleted.
  void delete(ResourceEvent.Failed failed, Owner owner, Instant at, String by) {
    String who = failed.requestedBy() == null ? by : failed.requestedBy();
    ledger.failed(owner, new Word(who, "provisioning failed: " + failed.reason()));
    deletions.begin(ask(failed, at), owner);
  }

  /// What it says to the ledger.
  static ResourceEvent.Registered registered(ResourceEvent.Failed failed) {
    return new ResourceEvent.Registered(
        failed.owner(), failed.resources(), null, failed.incarnation(), failed.at());
  }

  private static Ask ask(ResourceEvent.Failed failed, Instant at) {
    String id = failed.owner().key() + "#" + hash(failed);
    DeleteRequest request =
        new DeleteRequest(
            null,
            null,
            failed.owner(),
            failed.requestedBy(),
            "provisioning failed: " + failed.reason(),
            null);
    return new Ask(SOURCE, id, request, at, Door.TOPIC);
  }

  /// The entries of a scope come in any order.
  private static String hash(ResourceEvent.Failed failed) {
    try {
      byte[] body =
          Wire.json()
              .writer()
              .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsBytes(failed);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
