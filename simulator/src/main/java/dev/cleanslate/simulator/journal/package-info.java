/// The request log that tests assert on.
///
/// Door: [RequestLog]. It never holds a credential or a body, only their fingerprints. This package
/// must not know rooms or faults.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.journal;
