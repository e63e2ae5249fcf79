/// The rooms that issue tokens: IAM under `/iam`, and the metadata service of an instance under
/// `/metadata`.
///
/// Doors: [IamRoom], [MetadataRoom]. This package must not know what a token is good for.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.iam;
