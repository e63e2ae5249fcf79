/// The worker for records of IBM Cloud DNS Services: deletes them by their exact ids, reverse
/// entries before the addresses that they belong to, and looks at them.
///
/// - [RecordKind] says what ids and scopes of the two kinds look like, and lists a zone;
/// - [RecordSite] knows the requests for one record, and decides what comes next.
///
/// Changes of one zone must not overlap: the provider answers 429. Commands of one zone have the
/// same key, and the runtime deals with those of the same key one after the other; nothing here
/// waits for anything else.
///
/// Door: [RecordKind], around which `cleanslate-ibm-cloud` puts the handler that the runtime asks;
/// [DnsWorkerApplication] starts it all. This package must not know sagas, Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.dns;
