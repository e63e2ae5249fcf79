package dev.cleanslate.simulator.ibm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.ibm.cloud.sdk.core.security.Authenticator;
import com.ibm.cloud.sdk.core.security.ContainerAuthenticator;
import com.ibm.cloud.sdk.core.security.IamAssumeAuthenticator;
import com.ibm.cloud.sdk.core.security.IamAuthenticator;
import com.ibm.cloud.sdk.core.security.VpcInstanceAuthenticator;
import com.ibm.cloud.sdk.core.service.exception.ConflictException;
import com.ibm.cloud.sdk.core.service.exception.NotFoundException;
import com.ibm.cloud.sdk.core.service.exception.ServiceResponseException;
import com.ibm.cloud.sdk.core.service.exception.TooManyRequestsException;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.vpc.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// IBM's own client core against the simulator.
class IbmSdkTests {
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final Lab lab = Lab.in(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private Authenticator byKey(String key) {
    return new IamAuthenticator.Builder().apikey(key).url(simulator.iam().toString()).build();
  }

  private IbmClient vpc(Authenticator authenticator) {
    return new IbmClient(simulator.vpc("us-south"), true, authenticator);
  }

  @Test
  void aServerIsStoppedAndDeleted() {
    IbmClient client = vpc(byKey("ibm-simulated"));
    String server = lab.filled("/bare_metal_servers/{server}");

    assertThat(client.get(server).getResult().get("status").getAsString()).isEqualTo("running");
    assertThatThrownBy(() -> client.delete(server)).isInstanceOf(ConflictException.class);
    assertThat(client.stop(server + "/stop").getStatusCode()).isEqualTo(204);
    simulator.turn(Duration.ofMinutes(1));
    assertThat(client.delete(server).getStatusCode()).isEqualTo(202);
    assertThat(client.get(server).getResult().get("status").getAsString()).isEqualTo("deleting");
    simulator.turn(Duration.ofMinutes(1));
    var missing = catchThrowableOfType(NotFoundException.class, () -> client.get(server));
    assertThat(missing.getMessage()).contains("There is no bare metal server");
    assertThat(missing.getDebuggingInfo()).containsKey("trace");
    assertThat(simulator.requests().matching("POST", "/iam/identity/token")).hasSize(2);
  }

  @Test
  void anInterfaceAnswersWithItself() {
    IbmClient client = vpc(byKey("ibm-simulated"));

    JsonObject gone =
        client.deleteWithBody(lab.filled("/virtual_network_interfaces/{free}")).getResult();

    assertThat(gone.get("id").getAsString()).isEqualTo(lab.id("free"));
    assertThat(gone.get("lifecycle_state").getAsString()).isEqualTo("deleting");
  }

  @Test
  void aRecordIsDeletedByAnIdWithAColon() {
    simulator.objects().seed("dns-zone", 1, "instance-1");
    String zone = simulator.objects().ids("dns-zone").getFirst();
    String id = simulator.objects().seed("dns-record", 1, zone).getFirst();
    IbmClient client = new IbmClient(simulator.dns(), false, byKey("ibm-simulated"));
    String path = "/instances/instance-1/dnszones/" + zone + "/resource_records/" + id;

    assertThat(id).startsWith("A:");
    assertThat(client.delete(path).getStatusCode()).isEqualTo(204);
    assertThatThrownBy(() -> client.get(path)).isInstanceOf(NotFoundException.class);
    assertThat(simulator.requests().matching("DELETE", "/dns/v1" + path)).hasSize(1);
  }

  @Test
  void everyAuthenticatorGetsIn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "a compute resource's own");
    List<Authenticator> all =
        List.of(
            byKey("ibm-simulated"),
            new ContainerAuthenticator.Builder()
                .crTokenFilename(file.toString())
                .iamProfileId("Profile-simulated")
                .url(simulator.iam().toString())
                .build(),
            new IamAssumeAuthenticator.Builder()
                .apikey("ibm-simulated")
                .iamProfileId("Profile-simulated")
                .url(simulator.iam().toString())
                .build(),
            new VpcInstanceAuthenticator.Builder()
                .iamProfileId("Profile-simulated")
                .url(simulator.metadata().toString())
                .build());

    assertThat(all)
        .allSatisfy(each -> assertThat(vpc(each).get("/vpcs").getStatusCode()).isEqualTo(200));
  }

  @Test
  void aBadKeyIsToldInIamsWords() {
    IbmClient client = vpc(byKey("nobodys"));

    var refused = catchThrowableOfType(ServiceResponseException.class, () -> client.get("/vpcs"));

    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getMessage()).isEqualTo("Provided API key could not be found.");
  }

  @Test
  void aThrottledTokenCallAndAThrottledServiceCallAreToldApart() {
    IbmClient client = vpc(byKey("ibm-simulated"));
    simulator.faults().add(Fault.on("POST", "/iam/**", Action.throttled(7)).times(1));
    simulator.faults().add(Fault.on("GET", "/vpc/**", Action.throttled(7)).times(1));

    assertThatThrownBy(() -> client.get("/vpcs"))
        .isExactlyInstanceOf(ServiceResponseException.class);
    var throttled = catchThrowableOfType(TooManyRequestsException.class, () -> client.get("/vpcs"));
    assertThat(throttled.getHeaders().values("Retry-After")).containsExactly("7");
    assertThat(client.get("/vpcs").getStatusCode()).isEqualTo(200);
  }
}
