package dev.cleanslate.storage;

import dev.cleanslate.storage.kind.Look;
import dev.cleanslate.storage.kind.Proofs;
import dev.cleanslate.storage.kind.Sweep;
import dev.cleanslate.storage.s3.S3Service;

/// One service with one credential, under the name that a target's scope gives it.
record Store(String name, Sweep sweep, Look look, Proofs proofs) {
  Store(String name, S3Service service, Proofs proofs, int batchSize) {
    this(name, new Sweep(service, proofs, batchSize), new Look(service, proofs), proofs);
  }
}
