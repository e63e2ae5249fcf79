package dev.cleanslate.simulator.iam;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.ibm.Accounts;
import dev.cleanslate.simulator.ibm.Grant;
import dev.cleanslate.simulator.ibm.Mint;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import dev.cleanslate.simulator.room.Served;
import dev.cleanslate.simulator.room.Stock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// IBM Cloud's IAM under `/iam`: `POST /iam/identity/token` for API keys, for tokens of compute
/// resources, and for taking on a trusted profile. It knows the key `ibm-simulated`. Source of the
/// forms: the requests of `sdk-core` 9.26.0. Thread-safe.
public final class IamRoom implements Room {
  private static final String GRANT = "urn:ibm:params:oauth:grant-type:";

  private final Accounts accounts;
  private final Mint mint;
  private final Issuer issuer;
  private final Ids ids;
  private final InstantSource clock;

  /// Knows these accounts, and reads what the mint made.
  public IamRoom(Accounts accounts, Mint mint, Issuer issuer, Ids ids, InstantSource clock) {
    this.accounts = accounts;
    this.mint = mint;
    this.issuer = issuer;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "iam";
  }

  @Override
  public List<String> prefix() {
    return List.of("iam");
  }

  @Override
  public Served serve(Call call) {
    try {
      if (!call.path().equals(List.of("identity", "token"))) {
        throw Refused.of(404, "BXNIM0001E", "Nothing is here");
      }
      if (!call.request().method().equals("POST")) {
        throw Refused.of(405, "BXNIM0002E", "Only POST is allowed here");
      }
      return new Served(issued(Form.of(call.request().body())), true);
    } catch (Refused refused) {
      return new Served(
          error(call.request(), refused.status(), refused.code(), refused.words()), false);
    }
  }

  private Answer issued(Form form) {
    String type = form.needed("grant_type");
    return switch (type.startsWith(GRANT) ? type.substring(GRANT.length()) : "") {
      case "apikey" -> ofKey(form.needed("apikey"));
      case "cr-token" -> ofCompute(form);
      case "assume" -> assumed(form);
      default -> throw Refused.of(400, "BXNIM0108E", "The grant type is not supported");
    };
  }

  private Answer ofKey(String key) {
    String account =
        accounts
            .ofKey(key)
            .orElseThrow(
                () -> Refused.of(400, "BXNIM0415E", "Provided API key could not be found."));
    return answer(issuer.access(account, "IBMid-" + account.substring(account.length() - 10)));
  }

  private Answer ofCompute(Form form) {
    form.needed("cr_token");
    return ofProfile(form);
  }

  /// A profile goes by its id, the end of its CRN, or its name.
  private Answer ofProfile(Form form) {
    String profile =
        form.optional("profile_id")
            .or(() -> form.optional("profile_crn"))
            .orElseGet(() -> form.needed("profile_name"));
    String id = profile.substring(profile.lastIndexOf(':') + 1);
    return answer(issuer.access(account(id), "iam-" + id));
  }

  private Answer assumed(Form form) {
    boolean isGood =
        mint.read(form.needed("access_token"))
            .filter(grant -> grant.use() == Grant.Use.ACCESS)
            .filter(grant -> clock.instant().isBefore(grant.expires()))
            .isPresent();
    if (!isGood) {
      throw Refused.of(401, "BXNIM0408E", "Provided token is expired or unknown.");
    }
    return ofProfile(form);
  }

  private String account(String profile) {
    return accounts
        .ofProfile(profile)
        .orElseThrow(
            () -> Refused.of(400, "BXNIM0523E", "Provided trusted profile could not be found."));
  }

  private static Answer answer(Issuer.Issued issued) {
    long expires = issued.grant().expires().getEpochSecond();
    ObjectNode body =
        Json.object()
            .put("access_token", issued.token())
            .put("refresh_token", "not_supported")
            .put("token_type", "Bearer")
            .put("expires_in", expires - issued.grant().issued().getEpochSecond())
            .put("expiration", expires)
            .put("scope", "ibm openid");
    return Answer.json(200, Json.write(body));
  }

  @Override
  public Answer failure(Call call, Failure failure) {
    return error(
        call.request(),
        failure.status(),
        failure.code() == null ? "BXNIM0" + failure.status() + "E" : failure.code(),
        failure.message() == null
            ? "The simulator was told to answer %d.".formatted(failure.status())
            : failure.message());
  }

  private Answer error(Request request, int status, String code, String words) {
    String sent = request.headers().first("Transaction-Id");
    String name = sent == null ? ids.hex("sim-", 32) : sent;
    ObjectNode context = Json.object().put("requestId", name).put("requestType", "incoming.token");
    ObjectNode body = Json.object().put("errorCode", code).put("errorMessage", words);
    body.set("context", context.put("instanceId", "simulated").put("locale", "en_US"));
    return Answer.json(status, Json.write(body)).with(Map.of("Transaction-Id", name));
  }

  @Override
  public void admit(Fields credential) {
    accounts.admit(credential);
  }

  @Override
  public Map<String, String> switches() {
    return issuer.dials().positions();
  }

  @Override
  public void flip(String name, String position) {
    issuer.dials().flip(name, position);
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
    accounts.reset();
    issuer.dials().reset();
  }
}
