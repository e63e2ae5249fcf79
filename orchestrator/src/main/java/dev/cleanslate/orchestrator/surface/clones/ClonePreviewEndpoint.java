package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Preview;
import dev.cleanslate.orchestrator.intake.Previews;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.OptionalLong;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "clones")
@RestController
@ConditionalOnSurface(ClonesConfiguration.SYSTEM)
final class ClonePreviewEndpoint {
  private final Held held;
  private final Previews previews;
  private final CloneRows rows;
  private final BriefLocks database;

  ClonePreviewEndpoint(Held held, Previews previews, CloneRows rows, BriefLocks database) {
    this.held = held;
    this.previews = previews;
    this.rows = rows;
    this.database = database;
  }

  @Operation(
      summary = "What deleting a clone would take",
      description = "By what is registered of it; nothing is looked at or changed.")
  @GetMapping(path = "/clones/{id}/deletion-preview", produces = MediaType.APPLICATION_JSON_VALUE)
  ClonePreview preview(Caller caller, @PathVariable String id) {
    OwnerRow clone = held.require(caller, ClonesConfiguration.OWNER_TYPE, id);
    Preview preview = database.run(() -> previews.of(clone.ref()));
    OptionalLong active = rows.activeSessions(clone.no(), clone.incarnation());
    return ClonePreview.of(preview, active, database.now());
  }
}
