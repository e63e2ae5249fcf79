package dev.cleanslate.dns;

/// Which kind a stage is for.
enum Sort {
  PTR(RecordKind.PTR, "PTR"),
  RECORD(RecordKind.RECORD, "A");

  final String kind;

  /// The usual type of its records.
  final String type;

  Sort(String kind, String type) {
    this.kind = kind;
    this.type = type;
  }
}
