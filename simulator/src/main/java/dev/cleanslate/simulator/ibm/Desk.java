package dev.cleanslate.simulator.ibm;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Headers;
import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Served;
import java.time.InstantSource;
import java.util.function.Function;

/// Where a call of an IBM service arrives: asks for a token that IAM issued and that has not
/// expired, lets the room serve, wraps what it says. Thread-safe.
///
/// @param clock tokens expire by it
public record Desk(Mint mint, InstantSource clock, Envelope envelope) {
  private static final String BEARER = "Bearer ";

  /// Serves a call whose token proves an account; refuses any other with 401.
  public Served serve(Call call, Function<Visit, Outcome> routes) {
    Request request = call.request();
    try {
      Grant grant = proven(request.headers(), Grant.Use.ACCESS);
      Outcome outcome = routes.apply(new Visit(call, grant.account(), call.path()));
      return new Served(envelope.of(request, outcome), outcome.applied());
    } catch (Refused refused) {
      return new Served(envelope.refused(request, refused), false);
    } catch (BadInput bad) {
      Refused refused = Refused.invalid(bad.field(), bad.field() + " " + bad.problem());
      return new Served(envelope.refused(request, refused), false);
    }
  }

  /// What the bearer token of a request proves; throws [Refused] with 401.
  public Grant proven(Headers headers, Grant.Use use) {
    String authorization = headers.first("Authorization");
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw Refused.unauthorized("No bearer token was sent.");
    }
    Grant grant =
        mint.read(authorization.substring(BEARER.length()))
            .filter(each -> each.use() == use)
            .orElseThrow(() -> Refused.unauthorized("IAM did not issue this token."));
    if (!clock.instant().isBefore(grant.expires())) {
      throw Refused.unauthorized("The token has expired.");
    }
    return grant;
  }

  /// The error object of a failure that a fault asks for.
  public Answer failure(Call call, Failure failure) {
    return envelope.failed(call.request(), failure);
  }
}
