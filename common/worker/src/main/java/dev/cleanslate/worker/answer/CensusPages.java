package dev.cleanslate.worker.answer;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Require;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.Words;

/// Puts what came of counting into the contract's words. Pure functions.
final class CensusPages {
  private static final int MOST_WORDS = 1000;

  private CensusPages() {}

  static CensusPage of(Census census, Counted counted, Usage usage) {
    return switch (counted) {
      case Counted.Page page -> listed(census, page, usage);
      case Counted.Unclear(var doubt, var detail) -> unlisted(census, doubt, detail, usage);
    };
  }

  /// A page that ends with something too long to go on from cannot be gone on from.
  private static CensusPage listed(Census census, Counted.Page page, Usage usage) {
    String next = page.next();
    if (next != null && next.length() > Require.MAX_ID) {
      return unlisted(
          census, Doubt.LISTING_INCOMPLETE, "an id is too long to go on from it", usage);
    }
    return new CensusPage.Listed(
        census.ticket(),
        census.kind(),
        page.account(),
        Words.fit(page.call(), MOST_WORDS),
        page.things(),
        page.untold(),
        next,
        usage);
  }

  private static CensusPage unlisted(Census census, Doubt doubt, String detail, Usage usage) {
    return new CensusPage.Unlisted(
        census.ticket(), census.kind(), doubt, Words.fit(detail, Reply.MAX_DETAIL), usage);
  }

  /// The page's name on the wire.
  static String name(CensusPage page) {
    return switch (page) {
      case CensusPage.Listed _ -> "listed";
      case CensusPage.Unlisted _ -> "unlisted";
    };
  }
}
