package dev.cleanslate.ibm;

import java.util.regex.Pattern;

/// What the entries of a scope, and ids, must match as a whole before they become part of a path.
public final class Scopes {
  /// What a region is called (`us-south`).
  public static final Pattern REGION = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,20}){1,3}");

  /// The id of anything in a VPC, and of the VPC itself (`0717-<uuid>`, `r006-<uuid>`).
  public static final Pattern VPC_ID =
      Pattern.compile("[0-9a-z]{4}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Scopes() {}
}
