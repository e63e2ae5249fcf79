/// `doctor`: whether all that a deletion needs is there, and what cannot be known.
///
/// It asks the orchestrator, which knows its database, its broker and where resources are
/// registered, and the workers' own health, which knows what the provider says of each credential.
/// Only workers hold credentials; none comes here. It changes nothing.
///
/// Door: [DoctorVerb].
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.doctor;
