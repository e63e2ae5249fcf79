package dev.cleanslate.simulator.iam;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.ibm.Accounts;
import dev.cleanslate.simulator.ibm.Desk;
import dev.cleanslate.simulator.ibm.Grant;
import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import dev.cleanslate.simulator.room.Served;
import dev.cleanslate.simulator.room.Stock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The metadata service of a virtual server under `/metadata`, as far as it issues tokens: first an
/// identity token for the asking, then an IAM token for that. Thread-safe.
public final class MetadataRoom implements Room {
  private static final List<String> IDENTITY = List.of("instance_identity", "v1", "token");
  private static final List<String> IAM = List.of("instance_identity", "v1", "iam_token");

  private final Accounts accounts;
  private final Issuer issuer;
  private final Desk desk;

  /// Profiles are looked up in these accounts.
  public MetadataRoom(Accounts accounts, Issuer issuer, Desk desk) {
    this.accounts = accounts;
    this.issuer = issuer;
    this.desk = desk;
  }

  @Override
  public String name() {
    return "metadata";
  }

  @Override
  public List<String> prefix() {
    return List.of("metadata");
  }

  @Override
  public Served serve(Call call) {
    Request request = call.request();
    try {
      Outcome outcome = routed(call.path(), request);
      return new Served(desk.envelope().of(request, outcome), outcome.applied());
    } catch (Refused refused) {
      return new Served(desk.envelope().refused(request, refused), false);
    } catch (BadInput bad) {
      Refused refused = Refused.invalid(bad.field(), bad.field() + " " + bad.problem());
      return new Served(desk.envelope().refused(request, refused), false);
    }
  }

  private Outcome routed(List<String> path, Request request) {
    if (!request.query().containsKey("version")) {
      throw Refused.invalid("version", "version is missing.");
    }
    if (path.equals(IDENTITY) && request.method().equals("PUT")) {
      return identity(request);
    }
    if (path.equals(IAM) && request.method().equals("POST")) {
      return access(request);
    }
    throw Refused.of(404, "not_found", "Nothing is here: " + request.path());
  }

  private Outcome identity(Request request) {
    if (!"ibm".equals(request.headers().first("Metadata-Flavor"))) {
      throw Refused.invalid("Metadata-Flavor", "Send 'Metadata-Flavor: ibm'.");
    }
    Fields from = Fields.of(request.body().bytes());
    long seconds = from.number("expires_in", 300, 5, 3_600);
    return answer(issuer.identity(Accounts.DEFAULT, seconds));
  }

  private Outcome access(Request request) {
    desk.proven(request.headers(), Grant.Use.INSTANCE);
    Fields profile = Fields.of(request.body().bytes()).object("trusted_profile");
    String id = profile.textOr("id", profile.textOr("crn", Accounts.DEFAULT_PROFILE));
    String account =
        accounts
            .ofProfile(id.substring(id.lastIndexOf(':') + 1))
            .orElseThrow(() -> Refused.missing("trusted profile", id));
    return answer(issuer.access(account, "iam-" + id));
  }

  private static Outcome answer(Issuer.Issued issued) {
    Grant grant = issued.grant();
    return Outcome.made(
        200,
        Json.object()
            .put("access_token", issued.token())
            .put("created_at", grant.issued().toString())
            .put("expires_at", grant.expires().toString())
            .put("expires_in", grant.expires().getEpochSecond() - grant.issued().getEpochSecond()));
  }

  @Override
  public Answer failure(Call call, Failure failure) {
    return desk.failure(call, failure);
  }

  @Override
  public void admit(Fields credential) {
    throw new BadInput("room", "has no keys of its own; use iam");
  }

  @Override
  public Map<String, String> switches() {
    return Map.of();
  }

  @Override
  public void flip(String name, String position) {
    throw new BadInput(name, "is no switch; there are none here");
  }

  @Override
  public Set<String> kinds() {
    return Set.of();
  }

  @Override
  public List<String> seed(Seed seed) {
    throw new BadInput("kind", "is kept by no room of this name");
  }

  @Override
  public List<Stock> stock() {
    return List.of();
  }

  @Override
  public void reset() {
    // It keeps nothing.
  }
}
