/// A stateful stand-in for the providers' HTTP APIs, with faults on demand. Read [Simulator] for
/// how to run it, then `House` for the way of a request.
///
/// Table of contents: `http` the server, `room` what all providers share, `openai` the first room,
/// `ibm` what the rooms `iam`, `vpc` and `dns` share, `s3` object storage, `stage` and `fault` the
/// switchboard, `journal` the request log, `json` reading and writing. This package ties them
/// together and must not know what any one provider's objects look like.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator;
