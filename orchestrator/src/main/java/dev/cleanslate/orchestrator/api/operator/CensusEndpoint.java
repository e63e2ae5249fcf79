package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.census.Censuses;
import dev.cleanslate.orchestrator.census.Coverage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "census", description = "Comparing what providers list with the ledger")
@RestController
final class CensusEndpoint {
  private final Coverage coverage;
  private final Censuses censuses;

  CensusEndpoint(Coverage coverage, Censuses censuses) {
    this.coverage = coverage;
    this.censuses = censuses;
  }

  @Operation(
      summary = "What the censuses covered, by kind and account",
      description =
          "The last that was complete, and the last that was not, with what kept it from being so."
              + " For the tenant that the installation names.")
  @GetMapping(path = "/v1/census", produces = MediaType.APPLICATION_JSON_VALUE)
  All list(Caller caller) {
    if (!caller.tenant().equals(censuses.tenant())) {
      throw Problem.of(
          403,
          "other-tenant",
          "Another tenant",
          "Censuses go over whole accounts; they are shown to the tenant %s."
              .formatted(censuses.tenant()));
    }
    return new All(coverage.all());
  }

  /// All kinds that are counted.
  record All(List<Coverage.Count> items) {}
}
