package dev.cleanslate.orchestrator.api.checkup;

import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "health")
@RestController
final class CheckupEndpoint {
  private final DatabaseCheckup database;
  private final TopicsCheckup topics;
  private final AccountsCheckup accounts;

  CheckupEndpoint(DatabaseCheckup database, TopicsCheckup topics, AccountsCheckup accounts) {
    this.database = database;
    this.topics = topics;
    this.accounts = accounts;
  }

  @Hidden
  @Operation(
      summary = "What this orchestrator stands on",
      description =
          "Database, broker, topics against their declarations, and in which accounts the tenant's"
              + " resources are registered. Asks only; may take some seconds.")
  @GetMapping(path = "/operator/v1/checkup", produces = MediaType.APPLICATION_JSON_VALUE)
  Checkup checkup(Caller caller) {
    return new Checkup(
        getClass().getPackage().getImplementationVersion(),
        System.getProperty("java.version"),
        database.look(),
        topics.look(),
        accounts.of(caller.tenant()));
  }
}
