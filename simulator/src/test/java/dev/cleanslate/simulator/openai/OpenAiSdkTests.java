package dev.cleanslate.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.MultipartField;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.conversations.items.ItemCreateParams;
import com.openai.models.conversations.items.ItemDeleteParams;
import com.openai.models.conversations.items.ItemRetrieveParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.vectorstores.VectorStoreCreateParams;
import com.openai.models.vectorstores.VectorStoreListParams;
import com.openai.models.vectorstores.files.FileDeleteParams;
import com.openai.models.vectorstores.files.FileRetrieveParams;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The provider's own Java client reads every object and finds all required fields (`validate`).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiSdkTests {
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final OpenAIClient client = client("sk-simulated");

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(simulator.openAi().toString())
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  @AfterEach
  void clear() {
    simulator.reset();
  }

  @AfterAll
  void close() {
    client.close();
    simulator.close();
  }

  @Test
  void vectorStoresLiveAndDie() {
    var created =
        client
            .vectorStores()
            .create(
                VectorStoreCreateParams.builder()
                    .name("notes")
                    .metadata(
                        VectorStoreCreateParams.Metadata.builder()
                            .putAdditionalProperty("owner", JsonValue.from("clone-7"))
                            .build())
                    .build());

    created.validate();
    assertThat(client.vectorStores().retrieve(created.id()).validate()).isEqualTo(created);
    assertThat(created.metadata().orElseThrow()).asString().contains("owner", "clone-7");
    var deleted = client.vectorStores().delete(created.id()).validate();
    assertThat(deleted.deleted()).isTrue();
    assertThatThrownBy(() -> client.vectorStores().retrieve(created.id()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(created.id());
  }

  @Test
  void thePagerVisitsEveryVectorStoreOnce() {
    List<String> made = simulator.objects().seed("vector-store", 45);

    var page =
        client
            .vectorStores()
            .list(
                VectorStoreListParams.builder()
                    .limit(20)
                    .order(VectorStoreListParams.Order.ASC)
                    .build());

    assertThat(page.autoPager().stream().map(store -> store.validate().id()).toList())
        .isEqualTo(made);
  }

  @Test
  void filesAreUploadedListedAndDeleted() {
    InputStream content = new ByteArrayInputStream("hällo".getBytes(StandardCharsets.UTF_8));
    var created =
        client
            .files()
            .create(
                FileCreateParams.builder()
                    .purpose(FilePurpose.ASSISTANTS)
                    .file(
                        MultipartField.<InputStream>builder()
                            .value(content)
                            .filename("grüße.txt")
                            .build())
                    .build());

    created.validate();
    assertThat(created.bytes()).isEqualTo(6);
    assertThat(created.filename()).isEqualTo("grüße.txt");
    assertThat(client.files().retrieve(created.id())).isEqualTo(created);
    assertThat(client.files().list().response().validate().data()).containsExactly(created);
    assertThat(client.files().delete(created.id()).validate().deleted()).isTrue();
    assertThat(client.files().list().data()).isEmpty();
  }

  @Test
  void aStoreFileIsALinkToAFile() {
    String store = simulator.objects().seed("vector-store", 1).getFirst();
    String file = simulator.objects().seed("file", 1).getFirst();
    var links = client.vectorStores().files();

    var link =
        links.create(
            store,
            com.openai.models.vectorstores.files.FileCreateParams.builder().fileId(file).build());

    link.validate();
    var retrieved = links.retrieve(file, FileRetrieveParams.builder().vectorStoreId(store).build());
    assertThat(retrieved).isEqualTo(link);
    assertThat(links.list(store).response().validate().data()).containsExactly(link);
    assertThat(client.vectorStores().retrieve(store).fileCounts().total()).isEqualTo(1);
    var deleted = links.delete(file, FileDeleteParams.builder().vectorStoreId(store).build());
    assertThat(deleted.validate().deleted()).isTrue();
    assertThat(client.files().retrieve(file).id()).isEqualTo(file);
  }

  @Test
  void conversationsHaveItems() {
    var conversation =
        client.conversations().create(ConversationCreateParams.builder().build()).validate();
    var items = client.conversations().items();
    var added =
        items
            .create(
                conversation.id(),
                ItemCreateParams.builder()
                    .addItem(
                        EasyInputMessage.builder()
                            .role(EasyInputMessage.Role.USER)
                            .content("hello")
                            .build())
                    .addItem(
                        EasyInputMessage.builder()
                            .role(EasyInputMessage.Role.ASSISTANT)
                            .content("hello yourself")
                            .build())
                    .build())
            .validate();

    String item = added.data().getFirst().asMessage().id();
    var where = ItemRetrieveParams.builder().conversationId(conversation.id()).build();
    assertThat(items.retrieve(item, where).validate().asMessage().id()).isEqualTo(item);
    assertThat(items.list(conversation.id()).response().validate().data()).hasSize(2);
    var after =
        items.delete(item, ItemDeleteParams.builder().conversationId(conversation.id()).build());
    assertThat(after.validate().id()).isEqualTo(conversation.id());
    assertThat(client.conversations().delete(conversation.id()).validate().deleted()).isTrue();
    assertThatThrownBy(() -> client.conversations().retrieve(conversation.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  @SuppressWarnings("deprecation")
  void assistantsLiveWhereTheSwitchSaysSo() {
    var assistants = client.beta().assistants();
    String id = simulator.objects().seed("assistant", 1).getFirst();
    assertThatThrownBy(() -> assistants.retrieve(id)).isInstanceOf(NotFoundException.class);
    simulator.flip("openai", "assistants", "retired-410");
    assertThatThrownBy(() -> assistants.retrieve(id))
        .isInstanceOfSatisfying(
            UnexpectedStatusCodeException.class,
            gone -> assertThat(gone.statusCode()).isEqualTo(410));
    simulator.flip("openai", "assistants", "live");
    simulator.flip("openai", "beta-header", "required");

    assertThat(assistants.retrieve(id).validate().id()).isEqualTo(id);
    assertThat(assistants.list().response().validate().data()).hasSize(1);
    assertThat(assistants.delete(id).validate().deleted()).isTrue();
  }

  @Test
  void containersResponsesAndModelsAreRead() {
    String container = simulator.objects().seed("container", 1).getFirst();
    String response = simulator.objects().seed("response", 1).getFirst();

    client.containers().retrieve(container).validate();
    client.containers().list().response().validate();
    client.containers().delete(container);
    client.responses().retrieve(response).validate();
    client.responses().delete(response);

    assertThat(client.models().list().response().validate().data()).isNotEmpty();
    assertThat(client.models().retrieve("gpt-4.1").validate().id()).isEqualTo("gpt-4.1");
    assertThat(simulator.objects().stock()).isEmpty();
  }

  @Test
  void errorsHaveTypeAndCode() {
    assertThatThrownBy(() -> client("sk-other").vectorStores().list())
        .isInstanceOfSatisfying(
            UnauthorizedException.class,
            refused -> assertThat(refused.code()).contains("invalid_api_key"));
    simulator
        .faults()
        .add(Fault.on("GET", "/openai/v1/files", new Action.Throttle(Action.RetryAfter.QUOTA, 0)));
    assertThatThrownBy(() -> client.files().list())
        .isInstanceOfSatisfying(
            RateLimitException.class,
            limited -> assertThat(limited.code()).contains("insufficient_quota"));
  }

  @Test
  void theLogShowsThatTheClientDidNotRetry() {
    client.files().list();

    var request = simulator.requests().matching("GET", "/openai/v1/files").getFirst();
    assertThat(request.headers()).containsEntry("x-stainless-retry-count", "0");
    assertThat(request.headers().get("authorization")).startsWith("sha256:");
  }
}
