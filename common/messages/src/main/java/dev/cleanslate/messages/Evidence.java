package dev.cleanslate.messages;

import org.jspecify.annotations.Nullable;

/// What a worker saw, in words that may be shown: the call, the answer, and the control that makes
/// a 404 mean something. Never holds a credential, a raw body, or content of the resource.
///
/// @param call the request (`GET /vector_stores/vs_1`)
/// @param answer what came back (`404`, `200 status=deleting`)
/// @param control the call that proved the credential and the place (`GET /vector_stores/vs_9 ->
///   200`)
/// @param controlAgeMs how old that control was when it was used; at most 30,000
/// @param account the account the credential proved
/// @param detail anything a person would want to read beside it
public record Evidence(
    String call,
    String answer,
    @Nullable String control,
    @Nullable Long controlAgeMs,
    @Nullable String account,
    @Nullable String detail) {
  private static final int MAX = 500;

  public Evidence {
    Require.text("evidence.call", call, 2 * Require.MAX_ID);
    Require.text("evidence.answer", answer, MAX);
    Require.optional("evidence.control", control, 2 * Require.MAX_ID);
    Require.optional("evidence.account", account, MAX);
    Require.optional("evidence.detail", detail, MAX);
  }

  /// A call and its answer, with no control.
  public static Evidence of(String call, String answer) {
    return new Evidence(call, answer, null, null, null, null);
  }
}
