package dev.cleanslate.simulator.openai.wire;

/// The organisation and the project that a key belongs to.
public record Account(String organization, String project) {
  @Override
  public String toString() {
    return organization + "/" + project;
  }
}
