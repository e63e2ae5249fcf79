package dev.cleanslate.system;

import tools.jackson.databind.JsonNode;

/// A request as the simulator logged it.
///
/// @param number grows by one with each request
/// @param status what was answered; 0 where the connection was cut or the request is under way
/// @param applied whether something was created, changed or deleted
/// @param retries what the client library said about its own retries; empty where it said nothing
record Logged(
    long number, String method, String path, int status, boolean applied, String retries) {
  static Logged of(JsonNode each) {
    return new Logged(
        each.path("number").asLong(),
        each.path("method").asString(),
        each.path("path").asString(),
        each.path("status").asInt(0),
        each.path("applied").asBoolean(false),
        each.path("headers").path("x-stainless-retry-count").asString(""));
  }

  boolean isEffectiveDeletion() {
    return isDeletion() && applied;
  }

  boolean isDeletion() {
    return method.equals("DELETE");
  }

  boolean isAbsence() {
    return method.equals("GET") && status == 404;
  }
}
