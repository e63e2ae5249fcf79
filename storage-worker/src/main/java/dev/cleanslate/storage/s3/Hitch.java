package dev.cleanslate.storage.s3;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why one key of many was not deleted, though the call as a whole was answered 200. In the order
/// in which they are told, if there are several.
public enum Hitch {
  /// It was written anew since it was listed.
  CHANGED,
  /// A lock, a retention or a legal hold guards it.
  PROTECTED,
  /// The credential may not delete it.
  FORBIDDEN,
  /// The service tried and failed, or said what is not understood here.
  FAILED,
  /// It may go later.
  LATER;

  private static final Set<String> PASSING =
      Set.of(
          "SlowDown",
          "InternalError",
          "ServiceUnavailable",
          "OperationAborted",
          "ConditionalRequestConflict",
          "RequestTimeout",
          "TooManyRequests",
          "Throttling");
  private static final Set<String> GUARDED =
      Set.of("ObjectLocked", "ObjectUnderRetention", "UnavailableForLegalReasons");
  private static final Pattern LOCK = Pattern.compile("object lock|retention|legal hold|worm");

  /// Reads a key's error. The services answer a lock as `AccessDenied`, too; only the words tell.
  static Hitch of(@Nullable String code, @Nullable String message) {
    if (code == null) {
      return FAILED;
    }
    if (PASSING.contains(code)) {
      return LATER;
    }
    if (GUARDED.contains(code) || (code.equals("AccessDenied") && tellsOfLock(message))) {
      return PROTECTED;
    }
    return switch (code) {
      case "AccessDenied" -> FORBIDDEN;
      case "PreconditionFailed" -> CHANGED;
      default -> FAILED;
    };
  }

  private static boolean tellsOfLock(@Nullable String message) {
    return message != null && LOCK.matcher(message.toLowerCase(Locale.ROOT)).find();
  }

  /// Whether the error says that there was nothing to delete.
  static boolean isAbsence(@Nullable String code) {
    return "NoSuchKey".equals(code) || "NoSuchVersion".equals(code) || "NotFound".equals(code);
  }
}
