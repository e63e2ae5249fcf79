package dev.cleanslate.worker;

import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Doubt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of counting a page. The runtime makes a [CensusPage] of it.
public sealed interface Counted {
  /// A page without contradiction.
  ///
  /// @param call what was asked (`GET /vector_stores`)
  /// @param account the account that the credential proved; absent where it does not say
  /// @param untold how many things more there were whose ids cannot be put into a message
  /// @param next where the page ended; absent where a control showed that nothing follows
  record Page(
      String call,
      @Nullable String account,
      List<CensusPage.Thing> things,
      int untold,
      @Nullable String next)
      implements Counted {
    public Page {
      things = List.copyOf(things);
    }
  }

  /// Cut short, contradicting itself, or not to be listed at all.
  record Unclear(Doubt doubt, String detail) implements Counted {}
}
