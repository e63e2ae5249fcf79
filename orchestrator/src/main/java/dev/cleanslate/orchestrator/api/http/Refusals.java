package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.engine.SagaConflict;
import dev.cleanslate.orchestrator.engine.UnknownSaga;
import dev.cleanslate.orchestrator.intake.DeletionRefused;
import dev.cleanslate.orchestrator.intake.RegistrationRefused;
import dev.cleanslate.orchestrator.ledger.LedgerConflict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// What each exception means to the caller. What is nobody's fault but ours is logged, and told
/// without its inside.
@RestControllerAdvice
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int BUSY_SECONDS = 1;
  private static final int OUTAGE_SECONDS = 5;

  @ExceptionHandler
  void refuse(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure instanceof AsyncRequestNotUsableException) {
      return;
    }
    Problem problem = problem(failure);
    if (problem.status() == 500) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    if (failure instanceof ErrorResponse spring) {
      spring
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    }
    ProblemWriter.write(request, response, problem);
  }

  /// What a failure means where it is not the whole answer, or is told in another form; what is
  /// nobody's fault but ours is logged.
  public static Problem told(Exception failure) {
    Problem problem = problem(failure);
    if (problem.status() == 500) {
      LOG.error("a call, or a part of one, failed", failure);
    }
    return problem;
  }

  static Problem problem(Exception failure) {
    return switch (failure) {
      case Problem problem -> problem;
      case InvalidField invalid -> Problem.field(invalid.field(), invalid.problem());
      case Wire.Unreadable unreadable -> Unread.problem(unreadable);
      case DeletionRefused refused -> refused(refused);
      case RegistrationRefused refused -> refused(refused);
      case LedgerConflict conflict ->
          Problem.of(409, "ledger-conflict", "The ledger says otherwise", said(conflict));
      case SagaConflict conflict ->
          Problem.of(409, "deletion-conflict", "The deletion does not allow it", said(conflict));
      case UnknownSaga unknown -> Problem.unknown("unknown-deletion", said(unknown));
      case ConcurrencyFailureException _, QueryTimeoutException _ -> busy();
      case DataAccessResourceFailureException _, CannotCreateTransactionException _ -> outage();
      case UncategorizedSQLException sql -> uncategorized(sql);
      default -> Misuse.problem(failure);
    };
  }

  private static Problem refused(RegistrationRefused refused) {
    return Problem.of(
            400, "registration-refused", "The registration cannot be taken", said(refused))
        .about(refused.field());
  }

  private static Problem refused(DeletionRefused refused) {
    String text = said(refused);
    return switch (refused.reason()) {
      case UNKNOWN_TYPE ->
          Problem.of(400, "unknown-type", "No such type of owner", text).about("owner.type");
      case UNKNOWN_OWNER -> Problem.of(404, "unknown-owner", "Nobody registered it", text);
      case STALE -> Problem.of(409, "stale-request", "The request is too old", text);
      case PLAN_CHANGED ->
          Problem.of(409, "plan-changed", "The plan has changed", text).about("plan_hash");
      case OPERATORS_ONLY ->
          Problem.of(403, "operators-only", "Only operators delete it", text).about("owner.type");
      case ID_REUSED ->
          Problem.of(409, "id-reused", "The id belongs to another request", text).about("id");
    };
  }

  /// The framework knows no class for some of PostgreSQL's states: a lock that was not to be had in
  /// time, a server that shuts down or has no room.
  private static Problem uncategorized(UncategorizedSQLException failure) {
    SQLException cause = failure.getSQLException();
    String state = cause == null ? "" : String.valueOf(cause.getSQLState());
    if (state.equals("55P03")) {
      return busy();
    }
    return state.startsWith("53") || state.startsWith("57P") ? outage() : Misuse.problem(failure);
  }

  private static Problem busy() {
    return Problem.later(
        "busy",
        "Somebody else is working on it",
        "The owner or the deletion is being changed by somebody else; nothing was done. Repeat the"
            + " call.",
        BUSY_SECONDS);
  }

  private static Problem outage() {
    return Problem.later(
        "database-unavailable",
        "The database does not answer",
        "Nothing was done, as far as is known. Repeat the call; a request with the same id is taken"
            + " only once.",
        OUTAGE_SECONDS);
  }

  private static String said(Exception failure) {
    return String.valueOf(failure.getMessage());
  }
}
