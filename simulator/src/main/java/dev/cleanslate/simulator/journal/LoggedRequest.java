package dev.cleanslate.simulator.journal;

import dev.cleanslate.simulator.http.Request;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request as it was seen and what became of it.
///
/// @param number grows by one with each request
/// @param at when it arrived, by the simulator's clock
/// @param path as it was written, without the query
/// @param query as it was written; absent where there was none
/// @param headers by lower-case name; credentials are fingerprints
/// @param bodySha256 of the body's bytes, hexadecimal
/// @param turn how many requests its connection had carried before
/// @param done whether it was dealt with; false while under way
/// @param status what was answered; absent while under way, or where the connection was cut without
///   an answer
/// @param applied whether something was created, changed or deleted
/// @param fault the fault that struck it, if one did
public record LoggedRequest(
    long number,
    Instant at,
    String method,
    String path,
    @Nullable String query,
    Map<String, String> headers,
    String bodySha256,
    int turn,
    boolean done,
    @Nullable Integer status,
    boolean applied,
    @Nullable String fault) {

  static LoggedRequest begun(Request request, Instant at) {
    return new LoggedRequest(
        0,
        at,
        request.method(),
        request.path(),
        request.rawQuery(),
        Redaction.of(request.headers()),
        request.body().sha256(),
        request.turn(),
        false,
        null,
        false,
        null);
  }

  LoggedRequest numbered(long given) {
    return new LoggedRequest(
        given, at, method, path, query, headers, bodySha256, turn, done, status, applied, fault);
  }

  LoggedRequest ended(@Nullable Integer answered, boolean wasApplied, @Nullable String struckBy) {
    return new LoggedRequest(
        number,
        at,
        method,
        path,
        query,
        headers,
        bodySha256,
        turn,
        true,
        answered,
        wasApplied,
        struckBy);
  }
}
