package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Serves some kinds of resources at IBM Cloud: what is the same for all of them is here, what
/// differs says each [IbmKind]. Thread-safe; remembers nothing.
public final class IbmHandler implements ResourceHandler {
  private final Map<String, IbmKind> kinds = new LinkedHashMap<>();
  private final Api api;
  private final Deletion deletion;
  private final Look look;

  /// @param nextLook after what time something that goes slowly is worth another look
  public IbmHandler(List<? extends IbmKind> kinds, Api api, Proofs proofs, Duration nextLook) {
    kinds.forEach(kind -> this.kinds.put(kind.kind().name(), kind));
    this.api = api;
    this.deletion = new Deletion(api, proofs, nextLook);
    this.look = new Look(api, proofs);
  }

  @Override
  public Collection<Kind> kinds() {
    return kinds.values().stream().map(IbmKind::kind).toList();
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    IbmKind kind = named(target.kind());
    Optional<String> objection = kind.objection(target.scope());
    return objection.isPresent()
        ? new Advanced.Refused(Refusal.BAD_TARGET, objection.get())
        : deletion.advance(kind.site(target), target, errand);
  }

  @Override
  public Looked look(Target target, Errand errand) {
    IbmKind kind = named(target.kind());
    Optional<String> objection = kind.objection(target.scope());
    return objection.isPresent()
        ? new Looked.Unverifiable(Doubt.BAD_TARGET, objection.get())
        : look.at(kind.site(target), target, errand);
  }

  @Override
  public Listing list(
      String name, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    IbmKind kind = named(name);
    Optional<String> objection = kind.objection(scope);
    if (objection.isPresent()) {
      return new Listing.Partial(Doubt.BAD_TARGET, objection.get());
    }
    Optional<Walk.Route> route = kind.listing(scope);
    return route.isEmpty()
        ? new Listing.NotListable()
        : new Walk(api, route.get(), errand, each).walked();
  }

  private IbmKind named(String name) {
    IbmKind kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of this worker");
    }
    return kind;
  }
}
