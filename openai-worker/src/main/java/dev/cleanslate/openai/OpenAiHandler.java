package dev.cleanslate.openai;

import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.CountingHandler;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the worker knows about OpenAI objects. Deleting one takes a single request; ids are never
/// used again. Thread-safe.
final class OpenAiHandler implements CountingHandler {
  private final Deletion deletion;
  private final Look look;
  private final Listings listings;
  private final Headcount headcount;

  OpenAiHandler(Api api, Proofs proofs) {
    this.deletion = new Deletion(api, proofs);
    this.look = new Look(api, proofs);
    this.listings = new Listings(api);
    this.headcount = new Headcount(api);
  }

  @Override
  public Collection<Kind> kinds() {
    return Arrays.stream(ObjectKind.values()).map(ObjectKind::kind).toList();
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    return deletion.advance(ObjectKind.named(target.kind()), target, errand);
  }

  @Override
  public Looked look(Target target, Errand errand) {
    return look.at(ObjectKind.named(target.kind()), target, errand);
  }

  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return listings.list(ObjectKind.named(kind), scope, errand, each);
  }

  @Override
  public Counted count(String kind, @Nullable String after, int most, Errand errand) {
    return headcount.page(ObjectKind.named(kind), after, most, errand);
  }
}
