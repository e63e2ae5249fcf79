/// The ways out: signed webhooks, mail, MQTT, and a topic.
///
/// Door: [Channel], made from [ChannelSettings]. Each delivers one letter or says why it could not,
/// within its time limit. None of them follows where a receiver points, and none shows a secret.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.notice.channel;
