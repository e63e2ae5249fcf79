package dev.cleanslate.messages;

/// The names of the topics.
public final class Topics {
  /// What every topic's name begins with.
  public static final String PREFIX = "cleanslate.";

  /// [DeleteRequest], keyed by owner; from upstream.
  public static final String DELETE_REQUESTS = PREFIX + "delete-requests";

  /// [ResourceEvent], keyed by owner; from upstream.
  public static final String RESOURCES = PREFIX + "resources";

  /// [Hold], keyed by what it holds; compacted.
  public static final String CONTROL = PREFIX + "control";

  /// [Reply], keyed by saga; from the workers.
  public static final String REPLIES = PREFIX + "replies";

  /// [Verdict], keyed by saga; from the workers.
  public static final String VERDICTS = PREFIX + "verdicts";

  /// [SagaEvent], keyed by saga; for dashboards and upstream.
  public static final String SAGAS = PREFIX + "sagas";

  /// [OrphanAlert], keyed by resource; for operators.
  public static final String ORPHAN_ALERTS = PREFIX + "orphan-alerts";

  /// [CensusPage], keyed by kind; from the workers.
  public static final String CENSUS = PREFIX + "census";

  private Topics() {}

  /// Where a worker's [Command.Advance] messages are, keyed by lane.
  public static String commands(String worker) {
    return PREFIX + "commands." + worker;
  }

  /// Where a worker's [Command.Look] messages are, keyed by lane.
  public static String checks(String worker) {
    return PREFIX + "checks." + worker;
  }

  /// Where a worker's [Census] messages are, keyed by kind. Only workers that can count read it.
  public static String census(String worker) {
    return CENSUS + "." + worker;
  }

  /// Where what could not be read from a topic ends.
  public static String deadLetters(String topic) {
    return topic + ".dlt";
  }
}
