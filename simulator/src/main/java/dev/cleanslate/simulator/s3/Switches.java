package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.room.Dials;

/// What differs between the services that speak S3. Thread-safe.
final class Switches {
  private static final long MOST_KEYS = 1_000;

  private final Dials dials =
      new Dials()
          .choice("versions", "listed", "not-implemented", "ignored")
          .choice("uploads", "listed", "not-implemented")
          .choice("owner", "shown", "hidden")
          .choice("if-match", "honoured", "ignored")
          .choice("digest", "md5", "any", "none")
          .choice("encoding", "honoured", "ignored")
          .choice("prefix", "honoured", "ignored")
          .number("page", MOST_KEYS, MOST_KEYS)
          .number("batch", MOST_KEYS, MOST_KEYS);

  /// Whether versions can be listed.
  boolean listsVersions() {
    return !dials.is("versions", "not-implemented");
  }

  /// Whether the parameter `versions` is not known, so that the plain listing answers.
  boolean ignoresVersions() {
    return dials.is("versions", "ignored");
  }

  boolean listsUploads() {
    return dials.is("uploads", "listed");
  }

  boolean showsOwner() {
    return dials.is("owner", "shown");
  }

  boolean honoursIfMatch() {
    return dials.is("if-match", "honoured");
  }

  /// Whether a deletion of many must bear `Content-MD5`.
  boolean wantsMd5() {
    return dials.is("digest", "md5");
  }

  /// Whether a deletion of many must bear a digest of any sort.
  boolean wantsDigest() {
    return !dials.is("digest", "none");
  }

  boolean encodesKeys() {
    return dials.is("encoding", "honoured");
  }

  /// Whether a listing shows only the keys that begin as was asked for.
  boolean honoursPrefix() {
    return dials.is("prefix", "honoured");
  }

  /// The most elements of a page, whatever is asked for.
  int page() {
    return (int) Math.max(1, dials.number("page"));
  }

  /// The most keys of one deletion of many.
  int batch() {
    return (int) dials.number("batch");
  }

  Dials dials() {
    return dials;
  }
}
