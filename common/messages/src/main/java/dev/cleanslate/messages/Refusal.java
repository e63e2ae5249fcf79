package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a deletion was refused.
public enum Refusal {
  /// Something else holds it: an attachment, a child, a lock of the provider's.
  @JsonProperty("in-use")
  IN_USE,
  /// The provider guards it (deletion protection, retention, `deleted:false`).
  @JsonProperty("protected")
  PROTECTED,
  /// The credential may not do this.
  @JsonProperty("forbidden")
  FORBIDDEN,
  /// The provider switched the API off.
  @JsonProperty("retired")
  RETIRED,
  /// What bears this id now is not what was registered.
  @JsonProperty("not-the-same")
  NOT_THE_SAME,
  /// The credential belongs to another account than the one recorded.
  @JsonProperty("wrong-account")
  WRONG_ACCOUNT,
  /// The account's quota is used up; waiting does not help.
  @JsonProperty("quota")
  QUOTA,
  /// The target cannot be asked for as it is written (malformed id, missing scope, unknown kind).
  @JsonProperty("bad-target")
  BAD_TARGET,
  /// The provider tried and failed.
  @JsonProperty("failed")
  FAILED
}
