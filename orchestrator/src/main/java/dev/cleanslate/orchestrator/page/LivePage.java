package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.event.Glances;
import dev.cleanslate.orchestrator.api.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// What an open page listens to: which deletions have moved. What they have become it asks for
/// itself. A page that was cut off says by header, or as `after`, what it heard last; one that is
/// left says so, and its place is free at once.
@Controller
final class LivePage {
  static final String PATH = "/page/live";
  static final String LEFT = "/page/left";

  private final Glances glances;

  LivePage(Glances glances) {
    this.glances = glances;
  }

  @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void listen(
      Caller caller,
      HttpServletResponse response,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable UUID page)
      throws IOException {
    glances.tell(caller, page, last == null ? after : last, response);
  }

  @PostMapping(LEFT)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void left(Caller caller, @RequestParam UUID page) {
    glances.left(caller, page);
  }
}
