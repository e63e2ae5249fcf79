package dev.cleanslate.importer.run;

import java.util.Locale;

/// Why a row, or a part of what it stands for, could not be placed.
enum Reason {
  /// The row names no owner.
  NO_OWNER,
  /// The owner it names is not among the owners.
  OWNER_MISSING,
  /// It has no id of what it stands for.
  NO_ID,
  /// Its id is none of this kind of thing.
  BAD_ID,
  /// A column does not say anything that the mapping knows.
  UNKNOWN_TYPE,
  /// It is the provider's own and cannot be deleted.
  PROVIDER_OWNED,
  /// Several owners bear the same id, so that nothing tells whose it is.
  AMBIGUOUS_OWNER,
  /// What would prove whose it is, is not there.
  NO_PROOF,
  /// A further name of the owner is another's already.
  ALIAS_CLASH,
  /// A value cannot be registered.
  UNFIT,
  /// The orchestrator refused it.
  REFUSED;

  /// As it is written.
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
