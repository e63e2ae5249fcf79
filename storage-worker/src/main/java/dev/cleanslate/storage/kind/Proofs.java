package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.storage.s3.Holdings;
import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.storage.s3.Slice;
import dev.cleanslate.storage.s3.Stored;
import dev.cleanslate.worker.CredentialCheck.Credential;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Controls.Control;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the controls without which an empty listing says nothing.
///
/// Where the service names the owner in its list of buckets, that is the account the credential
/// proves, and the bucket must be among those listed. Where it does not (Supabase), or the
/// credential may not list buckets, the account is declared, and the control reads an object of
/// ours that always exists. Thread-safe. Source: Amazon S3 API reference, `ListBuckets`: it returns
/// the buckets owned by the sender, and their owner's id.
public final class Proofs {
  private final S3Service service;
  private final Controls controls;
  private final @Nullable Declared declared;

  /// @param controls remembers for this credential alone
  /// @param declared absent where the service itself says whose the credential is
  public Proofs(S3Service service, Controls controls, @Nullable Declared declared) {
    this.service = service;
    this.controls = controls;
    this.declared = declared;
  }

  /// The account as it is set here, and an object that always exists in it.
  public record Declared(String account, String bucket, String key) {}

  /// What a control showed.
  sealed interface Proof {
    /// The credential's account, in whose place the bucket is.
    record Proven(Control control) implements Proof {}

    /// The control did not succeed.
    record Failed(Doubt doubt, String detail) implements Proof {}
  }

  /// The control for a bucket: one of the last 30 s, or a new one.
  Proof of(String bucket, Errand errand) {
    Optional<Control> known = controls.at(bucket);
    if (known.isPresent()) {
      return new Proof.Proven(known.get());
    }
    return declared == null ? owner(bucket, errand) : sentinel(declared, bucket, errand);
  }

  private Proof owner(String bucket, Errand errand) {
    String call = "GET /?prefix=" + bucket;
    return switch (service.holdings(errand, bucket)) {
      case Answer.Good<Holdings>(var holdings) -> owner(bucket, call, holdings);
      case Answer<Holdings> other -> failed(call, other);
    };
  }

  private Proof owner(String bucket, String call, Holdings holdings) {
    String owner = holdings.owner();
    if (owner == null) {
      return new Proof.Failed(
          Doubt.ACCOUNT_UNKNOWN, call + " -> 200, but it names no owner; declare the account");
    }
    return holdings.hasBucket()
        ? new Proof.Proven(controls.remember(bucket, owner, call + " -> 200"))
        : new Proof.Failed(
            Doubt.CONTROL_FAILED, call + " -> 200, but the bucket is not among the account's");
  }

  private Proof sentinel(Declared here, String bucket, Errand errand) {
    String call = "GET /%s?list-type=2&prefix=%s".formatted(here.bucket(), here.key());
    return switch (service.objects(errand, here.bucket(), here.key(), null)) {
      case Answer.Good<Slice<Stored>>(var slice) -> sentinel(here, bucket, call, slice);
      case Answer<Slice<Stored>> other -> failed(call, other);
    };
  }

  private Proof sentinel(Declared here, String bucket, String call, Slice<Stored> slice) {
    return slice.items().stream().anyMatch(each -> each.key().equals(here.key()))
        ? new Proof.Proven(controls.remember(bucket, here.account(), call + " -> 200"))
        : new Proof.Failed(Doubt.CONTROL_FAILED, call + " -> 200, but the sentinel is not there");
  }

  private static Proof failed(String call, Answer<?> answer) {
    return switch (answer) {
      case Answer.Good<?> _ -> throw new IllegalStateException("a good answer is no failure");
      case Answer.Rejected<?> no ->
          new Proof.Failed(
              Refusals.isCredential(no) || no.status() == 403
                  ? Doubt.CREDENTIAL
                  : Doubt.CONTROL_FAILED,
              "%s -> %s".formatted(call, no.words()));
      case Answer.Silent<?>(var detail) ->
          new Proof.Failed(Doubt.CONTROL_FAILED, "%s: %s".formatted(call, detail));
      case Answer.NotSent<?>(var detail, _) ->
          new Proof.Failed(Doubt.CONTROL_FAILED, "%s was not sent: %s".formatted(call, detail));
    };
  }

  /// Whether the credential is good.
  public Credential credential(Errand errand) {
    if (declared != null) {
      return credential(
          service.objects(errand, declared.bucket(), declared.key(), null), declared.account());
    }
    Answer<Holdings> answer = service.holdings(errand, "");
    String owner = answer instanceof Answer.Good<Holdings>(var holdings) ? holdings.owner() : null;
    return credential(answer, owner);
  }

  private static Credential credential(Answer<?> answer, @Nullable String account) {
    return switch (answer) {
      case Answer.Good<?> _ -> new Credential(account, true, false, "200");
      case Answer.Rejected<?> no ->
          new Credential(null, true, Refusals.isCredential(no) || no.status() == 403, no.words());
      case Answer.Silent<?>(var detail) -> new Credential(null, false, false, detail);
      case Answer.NotSent<?>(var detail, _) -> new Credential(null, false, false, detail);
    };
  }
}
