package dev.cleanslate.worker.cloud;

import dev.cleanslate.worker.Errand;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// What time providers' answers tell, in the header `Date`, to the second: that of whoever answers
/// for them, which may be a cache before them.
public final class ProviderTime {
  private static final ScopedValue<Errand> ASKING = ScopedValue.newInstance();

  private ProviderTime() {}

  /// The same request, whose answer's time is noted in the errand, whichever thread sends it.
  static <T> Request<T> notedIn(Errand errand, Request<T> request) {
    return timeout -> ScopedValue.where(ASKING, errand).call(() -> request.send(timeout));
  }

  /// Notes the time of the answer that has just come. Does nothing outside a request, or where it
  /// cannot be read.
  public static void told(@Nullable String date) {
    if (date != null && ASKING.isBound()) {
      try {
        ASKING
            .get()
            .noteTime(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      } catch (DateTimeException _) {
        // A provider that writes it in another way tells no time.
      }
    }
  }
}
