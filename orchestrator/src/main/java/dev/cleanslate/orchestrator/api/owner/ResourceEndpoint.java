package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.owner.ResourceSearch.Held;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "owners")
@RestController
final class ResourceEndpoint {
  private static final String LIST = "all-resources";
  private static final int LONGEST = 500;

  private final ResourceSearch resources;

  ResourceEndpoint(ResourceSearch resources) {
    this.resources = resources;
  }

  @Operation(
      summary = "What all owners hold or held, the newest first, and whose it is",
      description =
          "`q` is exactly a resource's id, or its owner's, or the beginning of a resource's name in"
              + " whichever case. Of names that only begin so, the first 10000 are looked at.")
  @GetMapping(path = "/v1/resources", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<Held> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var wanted =
        new ResourceSearch.Wanted(
            q == null ? null : Require.text("q", q, LONGEST),
            Words.optionalSlug("kind", kind),
            ResourceView.states(state));
    long beyond = Cursor.read(LIST, cursor, 1).number(0, Long.MAX_VALUE);
    int most = Page.limit(limit);
    List<Held> found = resources.list(caller.tenant(), wanted, beyond, most + 1);
    return Page.of(found, most, held -> Cursor.after(LIST, held.resource().no()), held -> held);
  }
}
