package dev.cleanslate.simulator.openai;

/// The organisation and the project that a key belongs to.
record Account(String organization, String project) {
  @Override
  public String toString() {
    return organization + "/" + project;
  }
}
