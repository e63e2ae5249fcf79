package dev.cleanslate.worker;

import dev.cleanslate.messages.Doubt;
import org.jspecify.annotations.Nullable;

/// Whether a listing was the whole truth.
public sealed interface Listing {
  /// Everything was listed, from the first page to the last, without contradiction.
  ///
  /// @param call what was asked (`GET /vector_stores`)
  /// @param account the account that the credential proved while listing; absent where it does not
  ///   say
  record Complete(String call, @Nullable String account) implements Listing {}

  /// Not everything was seen: cut short, looping, or an error in between.
  record Partial(Doubt doubt, String detail) implements Listing {}

  /// The provider has no listing of this kind.
  record NotListable() implements Listing {}
}
