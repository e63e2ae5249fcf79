package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.openai.wire.Switches;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Finds what a path means.
record Routes(Objects objects, StoreFiles storeFiles, Items items, Switches switches) {
  private static final List<ObjectNode> MODELS =
      List.of(Shapes.model("gpt-4.1"), Shapes.model("gpt-4.1-mini"));

  static Routes of(Cabinet cabinet, Shapes shapes, Switches switches) {
    Listings listings = new Listings(cabinet, switches);
    Creation creation = new Creation(cabinet, shapes);
    return new Routes(
        new Objects(cabinet, listings, creation),
        new StoreFiles(cabinet, listings, creation),
        new Items(cabinet, listings, shapes, switches),
        switches);
  }

  /// Throws [Rejected] where the path means nothing or the provider refuses.
  Outcome serve(Visit visit) {
    if (visit.depth() == 0 || visit.depth() > 4) {
      throw visit.noRoute();
    }
    if (visit.part(0).equals("models")) {
      return models(visit);
    }
    Kind kind = Kind.at(visit.part(0)).orElseThrow(visit::noRoute);
    if (kind == Kind.ASSISTANT) {
      admitAssistants(visit);
    }
    return visit.depth() <= 2 ? objects.serve(visit, kind) : below(visit, kind);
  }

  private Outcome below(Visit visit, Kind kind) {
    if (kind == Kind.VECTOR_STORE && visit.part(2).equals("files")) {
      return storeFiles.serve(visit);
    }
    if (kind == Kind.CONVERSATION && visit.part(2).equals("items")) {
      return items.serve(visit);
    }
    throw visit.noRoute();
  }

  private void admitAssistants(Visit visit) {
    switch (switches.assistants()) {
      case RETIRED_404 -> throw visit.noRoute();
      case RETIRED_410 ->
          throw new Rejected(410, "The Assistants API was shut down on 2026-08-26.", null, null);
      case LIVE -> {
        String beta = visit.call().request().headers().first("OpenAI-Beta");
        if (switches.requiresBetaHeader() && !"assistants=v2".equals(beta)) {
          throw new Rejected(400, "Send 'OpenAI-Beta: assistants=v2'.", null, "invalid_beta");
        }
      }
    }
  }

  private static Outcome models(Visit visit) {
    if (!visit.method().equals("GET")) {
      throw visit.noMethod();
    }
    if (visit.depth() == 1) {
      ObjectNode list = Listings.body(MODELS, false);
      list.remove(List.of("first_id", "last_id", "has_more"));
      return Outcome.of(list);
    }
    return MODELS.stream()
        .filter(model -> visit.depth() == 2 && model.path("id").asString().equals(visit.part(1)))
        .findFirst()
        .map(Outcome::of)
        .orElseThrow(
            () -> new Rejected(404, "There is no such model.", "model", "model_not_found"));
  }
}
