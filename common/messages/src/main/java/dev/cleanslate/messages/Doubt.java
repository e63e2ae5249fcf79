package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a look could not tell whether a thing is there.
public enum Doubt {
  /// The provider switched the API off: its 404 says nothing about one object.
  @JsonProperty("api-retired")
  API_RETIRED(true),
  /// The credential belongs to another account than the one recorded.
  @JsonProperty("wrong-account")
  WRONG_ACCOUNT(true),
  /// No account was recorded, or the credential does not say which it is in.
  @JsonProperty("account-unknown")
  ACCOUNT_UNKNOWN(true),
  /// There is nothing that could be read to prove that a 404 means absence.
  @JsonProperty("no-control")
  NO_CONTROL(true),
  /// The thing that should prove it did not answer as it must.
  @JsonProperty("control-failed")
  CONTROL_FAILED(false),
  /// No token, an expired or a refused credential.
  @JsonProperty("credential")
  CREDENTIAL(false),
  /// The provider offers no listing in which an intent could be found.
  @JsonProperty("not-listable")
  NOT_LISTABLE(true),
  /// The listing was cut short or contradicted itself.
  @JsonProperty("listing-incomplete")
  LISTING_INCOMPLETE(false),
  /// The provider did not answer, or not in a way that can be read.
  @JsonProperty("unavailable")
  UNAVAILABLE(false),
  /// The target cannot be asked for as it is written.
  @JsonProperty("bad-target")
  BAD_TARGET(true);

  private final boolean lasting;

  Doubt(boolean lasting) {
    this.lasting = lasting;
  }

  /// Whether looking again soon would find the same: a person must change something first.
  public boolean isLasting() {
    return lasting;
  }
}
