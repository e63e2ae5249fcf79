package dev.cleanslate.orchestrator.notice.channel;

/// Something that is never shown.
public record Secret(String value) {
  @Override
  public String toString() {
    return "a secret";
  }
}
