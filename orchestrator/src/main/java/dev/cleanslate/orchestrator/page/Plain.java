package dev.cleanslate.orchestrator.page;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why something does not go, in words that need no code, and who acts.
///
/// The engine writes a reason as a code, a colon and what was said; here the code becomes a
/// sentence, and what was said stays beside it.
///
/// @param title the cause in a sentence without a full stop (`It is still in use`)
/// @param actor who acts
/// @param remedy what that somebody does
/// @param said what the worker or the engine said, without the code; absent where nothing was
public record Plain(String title, Actor actor, String remedy, @Nullable String said) {
  private static final String DEADLINE = "its deadline passed";
  private static final String STILL = "still there after its deadline: ";
  private static final String SEEN = "seen again: ";
  private static final String MARKED = "seen, but without an id: ";

  /// Who acts.
  public enum Actor {
    /// Nobody: it goes on by itself.
    NOBODY("nobody: it goes on"),
    /// Whoever looks at this page.
    OPERATOR("you"),
    /// Whoever administers the account at the provider.
    PROVIDER("whoever has the account at the provider"),
    /// The service that registered it.
    UPSTREAM("the service that registered it");

    private final String words;

    Actor(String words) {
      this.words = words;
    }

    /// As it is shown.
    public String words() {
      return words;
    }
  }

  /// The cause of a step's being stuck, unverifiable or doubted; of anything else, that it goes on.
  ///
  /// @param why the reason as the engine wrote it
  public static Plain of(StepState state, @Nullable String why) {
    String reason = why == null ? "" : why;
    return switch (state) {
      case STUCK -> stuck(reason);
      case UNVERIFIABLE -> unclear(reason);
      case DOUBTED ->
          new Plain(
              "It was gone and was seen again",
              Actor.NOBODY,
              "a fresh look decides",
              absentIfEmpty(reason));
      case PLANNED, SENT, WAITING, CHECKING, GONE, SEEN ->
          new Plain("It goes on", Actor.NOBODY, "nothing to do", absentIfEmpty(reason));
    };
  }

  private static Plain stuck(String reason) {
    if (reason.startsWith(STILL)) {
      Plain inner = stuck(reason.substring(STILL.length()));
      return new Plain("It is still there after its deadline", inner.actor, inner.remedy, reason);
    }
    if (reason.startsWith(DEADLINE)) {
      return new Plain(
          "It took longer than it may",
          Actor.OPERATOR,
          "see whether the provider and the worker answer, then try again",
          reason);
    }
    return refusal(reason)
        .map(code -> refused(code, said(reason)))
        .orElseGet(() ->
            new Plain(
                reason.startsWith(SEEN) || reason.startsWith("it was gone")
                    ? "It is there again"
                    : "It is there and does not go",
                Actor.OPERATOR,
                "see what holds it at the provider, then try again",
                absentIfEmpty(reason)));
  }

  private static Plain refused(Refusal code, @Nullable String said) {
    return switch (code) {
      case IN_USE ->
          new Plain(
              "It is still in use by something else",
              Actor.PROVIDER,
              "end what uses it, or detach it",
              said);
      case PROTECTED ->
          new Plain(
              "It is protected against deletion",
              Actor.PROVIDER,
              "lift the protection, or wait for its time to end",
              said);
      case FORBIDDEN ->
          new Plain(
              "The credential may not delete it",
              Actor.PROVIDER,
              "give the worker’s credential the right to delete it",
              said);
      case RETIRED ->
          new Plain(
              "The provider has switched this API off",
              Actor.OPERATOR,
              "look at the provider by other means",
              said);
      case NOT_THE_SAME ->
          new Plain(
              "What bears its id now is something else",
              Actor.OPERATOR,
              "see whose the new one is; it is left alone",
              said);
      case WRONG_ACCOUNT ->
          new Plain(
              "The credential is in another account than the one on record",
              Actor.PROVIDER,
              "give the worker the credential of the account on record",
              said);
      case QUOTA ->
          new Plain(
              "The account’s quota is used up",
              Actor.PROVIDER,
              "raise the quota, or wait until it is renewed",
              said);
      case BAD_TARGET ->
          new Plain(
              "It cannot be asked for as it was registered",
              Actor.UPSTREAM,
              "register it with its right id and scope",
              said);
      case FAILED ->
          new Plain(
              "The provider tried and failed",
              Actor.PROVIDER,
              "see at the provider what went wrong",
              said);
    };
  }

  private static Plain unclear(String reason) {
    if (reason.startsWith(MARKED)) {
      return new Plain(
          "It is there, and its id is not known",
          Actor.UPSTREAM,
          "register its id",
          reason.substring(MARKED.length()));
    }
    return doubt(reason)
        .map(code -> doubted(code, said(reason)))
        .orElseGet(() ->
            new Plain(
                "Nobody can tell whether it is there",
                Actor.OPERATOR,
                "look at the provider by other means",
                absentIfEmpty(reason)));
  }

  private static Plain doubted(Doubt code, @Nullable String said) {
    return switch (code) {
      case API_RETIRED ->
          new Plain(
              "The provider has switched this API off, so nobody can look",
              Actor.OPERATOR,
              "look at the provider by other means",
              said);
      case WRONG_ACCOUNT ->
          new Plain(
              "The credential is in another account than the one on record",
              Actor.PROVIDER,
              "give the worker the credential of the account on record",
              said);
      case ACCOUNT_UNKNOWN ->
          new Plain(
              "Nobody registered the account it is in",
              Actor.UPSTREAM,
              "register it with its account",
              said);
      case NO_CONTROL ->
          new Plain(
              "Nothing proves that looking there means anything",
              Actor.OPERATOR,
              "look at the provider by other means",
              said);
      case CONTROL_FAILED ->
          new Plain(
              "The look could not be proved to be in the right place",
              Actor.NOBODY,
              "it is looked at again",
              said);
      case CREDENTIAL ->
          new Plain(
              "The credential was refused",
              Actor.PROVIDER,
              "give the worker a credential that is accepted",
              said);
      case NOT_LISTABLE ->
          new Plain(
              "It was announced, and the provider has no list to find it in",
              Actor.UPSTREAM,
              "register its id, or take the announcement back",
              said);
      case LISTING_INCOMPLETE ->
          new Plain(
              "The provider’s list was cut short", Actor.NOBODY, "it is looked at again", said);
      case UNAVAILABLE ->
          new Plain(
              "The second look was not answered", Actor.NOBODY, "it is looked at again", said);
      case BAD_TARGET ->
          new Plain(
              "It cannot be asked for as it was registered",
              Actor.UPSTREAM,
              "register it with its right id and scope",
              said);
    };
  }

  private static Optional<Refusal> refusal(String reason) {
    return Arrays.stream(Refusal.values()).filter(code -> isAt(reason, code)).findFirst();
  }

  private static Optional<Doubt> doubt(String reason) {
    return Arrays.stream(Doubt.values()).filter(code -> isAt(reason, code)).findFirst();
  }

  private static boolean isAt(String reason, Enum<?> code) {
    return reason.startsWith(code.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": ");
  }

  private static @Nullable String said(String reason) {
    return absentIfEmpty(reason.substring(reason.indexOf(": ") + 2));
  }

  private static @Nullable String absentIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
