/// The view of all deletions: what there is, sifted, and a word to many of them at once.
///
/// - `DeletionsPage`: the calls; `Sieve`: what is asked for, as it stands in the address
/// - `Listing`, `Listed`: the rows; `Tabs`: how many there are of what
/// - `Word`, `Bulk`, `BulkOutcome`: one word to many, with a result for each
///
/// Door: `GET /deletions`, `POST /deletions/bulk`. It must not know the other views.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.page.deletions;
