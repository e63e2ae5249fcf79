package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The ledger's door. Every call runs in the caller's transaction; calls that lock an owner come
/// before any that lock its saga.
public interface Ledger {
  /// The owner that bears this id or alias, locked until the end of the transaction.
  Optional<Owner> lock(OwnerRef ref);

  /// The owner that bears this id or alias, as it is now, without a lock: for reading only.
  Optional<Owner> find(OwnerRef ref);

  /// Locks all of these that are known, by id or alias, in order of number, so that a batch may
  /// take them in any order afterwards.
  void lockAll(Collection<OwnerRef> refs);

  /// The owners with those numbers, locked in order of number until the end of the transaction.
  Map<Long, Owner> lock(Collection<Long> ownerNos);

  /// As [#lock(OwnerRef)], but creates the owner where nobody knew it: registered by upstream, or
  /// only asked about.
  Owner lockOrCreate(OwnerRef ref, Instant bornAt, boolean registered, Word word);

  /// Begins the next life of an owner that was deleted.
  Owner reincarnate(Owner owner, Instant bornAt, Word word);

  /// Marks an owner that only a delete request had named as registered.
  Owner confirm(Owner owner, Instant bornAt, Word word);

  /// Lets nobody else change who owns whom until the end of the transaction. Comes before any other
  /// lock.
  void lockFamilies();

  /// Whether an owner is another, or owns it, directly or through others. Good under
  /// [#lockFamilies] only.
  boolean owns(long ownerNo, long otherNo);

  /// Records its aliases; [LedgerConflict] where one belongs to another owner.
  void alias(Owner owner, List<String> aliases);

  /// Records what was created. What is already there stays as it is and is not answered; what
  /// settles an intent takes the intent's place. Parents are found among what the owner holds, this
  /// list included.
  ///
  /// @param by who makes it known; at most 200 characters are kept
  Registration register(Owner owner, List<ResourceEvent.Item> items, Instant at, String by);

  /// As [#register(Owner, List, Instant, String)], by nobody but Cleanslate itself.
  default Registration register(Owner owner, List<ResourceEvent.Item> items, Instant at) {
    return register(owner, items, at, Word.CLEANSLATE);
  }

  /// Records what is about to be created; answers those that are new.
  List<Holding> announce(Owner owner, List<ResourceEvent.Intent> intents, Instant now, String by);

  /// Records that upstream deleted these itself; answers the numbers of intents that were
  /// withdrawn. Resources stay in the ledger: they are looked at all the same when their owner
  /// goes.
  List<Long> withdraw(Owner owner, List<ResourceEvent.Gone> removed);

  /// What each owner's present incarnation holds beyond a number, in order of number, without what
  /// was seen gone; at most so many of each owner.
  Map<Long, List<Holding>> holdings(Map<Owner, Long> beyond, int limit);

  /// Which of these ids of a kind anybody but this owner ever registered, in whichever tenant.
  Set<String> othersHave(Owner owner, String kind, Collection<String> ids);

  /// Which of these ids of a kind anybody in the tenant ever registered.
  Set<String> known(String tenant, String kind, Collection<String> ids);

  /// Marks resources that came after their owner's end: they wait for a person.
  void hold(List<Long> holdings);

  /// Records that a look found these absent.
  void seenGone(List<Long> holdings);

  /// Records that what a deletion saw gone may fill again, now that it was given up: searches of
  /// these kinds, and sets, which are the kinds whose answers said how much they took away. The
  /// next deletion looks at them as if they had never been looked at.
  void holdAgain(UUID saga, Set<String> searches);

  /// Records the id under which an announced thing was found.
  void found(long holding, String id);

  /// Records what these owners are from now on, and by whose word.
  void become(Map<Long, Word> owners, Owner.State state);

  /// Records that upstream could not provision an owner whose row the caller has locked.
  void failed(Owner owner, Word word);

  /// Records, in the history of an owner whose row the caller has locked, what changes nothing
  /// about its state.
  void tell(Owner owner, Word word);

  /// What a registration changed.
  ///
  /// @param added resources that are new, in order of number
  /// @param settled intents that have an id now
  record Registration(List<Holding> added, List<Holding> settled) {}
}
