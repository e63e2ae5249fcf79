/// What clients of the VPN manager were told of a deletion, in its words: a first reply at once, a
/// second one with what was seen once it rests, and two calls for the status.
///
/// - `VpnReplies`: the two replies, onto the topic `cleanslate.vpn-replies` and to MQTT channels
/// - `VpnEndpoint`: the calls; `VpnDeletions`: what a caller may know of deletions
/// - `VpnConfiguration`: where they are, and how their refusals look
/// - `Component`, `Progress`, `OperationId`: the old words for kinds, states and ids; pure
/// - `VpnSteps`: what is known of a deletion's steps
///
/// Door: HTTP, and `notice.Replies`. It must not know how anything is deleted or verified.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.surface.vpn;
