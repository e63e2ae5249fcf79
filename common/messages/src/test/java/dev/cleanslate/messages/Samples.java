package dev.cleanslate.messages;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.SagaEvent.StepMove;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One message of each type with every field filled, under the name of its golden file.
final class Samples {
  static final UUID SAGA = UUID.fromString("0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f");
  static final UUID TICKET = UUID.fromString("6b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8");
  static final StepRef REF = new StepRef(SAGA, 42, 3, TICKET);
  static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");
  static final Instant AT = Instant.parse("2026-11-20T18:30:05.250Z");
  static final Target TARGET =
      new Target(
          "openai.store_file",
          "file-9",
          Map.of("vector_store", "vs_1"),
          "org-x/proj-y",
          "mark-1",
          "created=17");
  static final Usage USAGE = new Usage(4, 1, 2500L);
  static final Evidence EVIDENCE =
      new Evidence(
          "GET /vector_stores/vs_1/files/file-9",
          "404",
          "GET /vector_stores/vs_1 -> 200",
          120L,
          "org-x/proj-y",
          "looked at through its store");

  /// A message, and the type it is read as.
  record Sample(Class<?> type, Object message) {}

  private Samples() {}

  static Map<String, Sample> all() {
    Map<String, Sample> all = new LinkedHashMap<>();
    commands(all);
    replies(all);
    sets(all);
    verdicts(all);
    resourceEvents(all);
    others(all);
    census(all);
    return all;
  }

  private static void commands(Map<String, Sample> all) {
    all.put(
        "command-advance",
        new Sample(Command.class, new Command.Advance(REF, OWNER, TARGET, 45_000)));
    all.put(
        "command-advance-forced",
        new Sample(Command.class, new Command.Advance(REF, OWNER, TARGET, true, 45_000)));
    all.put(
        "command-look", new Sample(Command.class, new Command.Look(REF, OWNER, TARGET, 60_000)));
  }

  private static void census(Map<String, Sample> all) {
    all.put(
        "census", new Sample(Census.class, new Census(TICKET, "clone.chunk", "a1b2", 500, 30_000)));
    var thing =
        new CensusPage.Thing(
            "a1b3", "acme/clone/clone-7", CensusPage.OwnersRecord.ENDED, "created=17", "Clone 7");
    all.put(
        "census-listed",
        new Sample(
            CensusPage.class,
            new CensusPage.Listed(
                TICKET,
                "clone.chunk",
                "7300000000000000001/clones",
                "select distinct clone_id from document_chunks",
                List.of(thing),
                1,
                "a1b3",
                USAGE)));
    all.put(
        "census-unlisted",
        new Sample(
            CensusPage.class,
            new CensusPage.Unlisted(
                TICKET,
                "openai.conversation",
                Doubt.NOT_LISTABLE,
                "there is no listing of openai.conversation",
                USAGE)));
  }

  private static void replies(Map<String, Sample> all) {
    all.put("reply-gone", new Sample(Reply.class, new Reply.Gone(REF, EVIDENCE, USAGE)));
    all.put(
        "reply-still-deleting",
        new Sample(Reply.class, new Reply.StillDeleting(REF, 30_000, "status is deleting", USAGE)));
    all.put(
        "reply-refused",
        new Sample(
            Reply.class, new Reply.Refused(REF, Refusal.IN_USE, "attached to server s-1", USAGE)));
    all.put(
        "reply-unavailable",
        new Sample(Reply.class, new Reply.Unavailable(REF, "429 three times", 2500L, USAGE)));
  }

  private static void sets(Map<String, Sample> all) {
    Tally tally = new Tally(1000, 3);
    Found found =
        new Found(
            "openai.store_file",
            "file-9",
            Map.of("vector_store", "vs_1"),
            "org-x/proj-y",
            "handbook.pdf",
            Found.Claim.MARK);
    all.put(
        "reply-gone-set",
        new Sample(Reply.class, new Reply.Gone(REF, EVIDENCE, new Tally(250, 3), null, USAGE)));
    all.put(
        "reply-still-deleting-set",
        new Sample(
            Reply.class,
            new Reply.StillDeleting(REF, 30_000, "status is deleting", tally, null, USAGE)));
    all.put(
        "reply-found",
        new Sample(
            Reply.class,
            new Reply.StillDeleting(
                REF, 30_000, "status is deleting", null, List.of(found), USAGE)));
    all.put(
        "verdict-present-set",
        new Sample(
            Verdict.class,
            new Verdict.Present(REF, Verdict.Standing.HELD, EVIDENCE, "file-10", tally, USAGE)));
  }

  private static void verdicts(Map<String, Sample> all) {
    all.put("verdict-gone", new Sample(Verdict.class, new Verdict.Gone(REF, EVIDENCE, USAGE)));
    all.put(
        "verdict-present",
        new Sample(
            Verdict.class,
            new Verdict.Present(REF, Verdict.Standing.HELD, EVIDENCE, "file-10", USAGE)));
    all.put(
        "verdict-unverifiable",
        new Sample(
            Verdict.class,
            new Verdict.Unverifiable(REF, Doubt.NO_CONTROL, "its store is gone too", USAGE)));
  }

  private static void resourceEvents(Map<String, Sample> all) {
    var item =
        new ResourceEvent.Item(
            "openai.store_file",
            "file-9",
            Map.of("vector_store", "vs_1"),
            "org-x/proj-y",
            "handbook.pdf",
            new ResourceEvent.Parent("openai.vector_store", "vs_1"),
            "created=17",
            "upload-3");
    all.put(
        "resource-registered",
        new Sample(
            ResourceEvent.class,
            new ResourceEvent.Registered(OWNER, List.of(item), List.of("clone seven"), 2, AT)));
    var intent =
        new ResourceEvent.Intent(
            "openai.file", "upload-3", Map.of("region", "eu"), "org-x/proj-y", "mark-1", 60_000);
    all.put(
        "resource-intended",
        new Sample(ResourceEvent.class, new ResourceEvent.Intended(OWNER, List.of(intent), AT)));
    all.put(
        "resource-failed",
        new Sample(
            ResourceEvent.class,
            new ResourceEvent.Failed(
                OWNER,
                List.of(item),
                List.of(intent),
                "no capacity for the server",
                "node-provisioner",
                2,
                AT)));
    all.put(
        "resource-removed",
        new Sample(
            ResourceEvent.class,
            new ResourceEvent.Removed(
                OWNER, List.of(new ResourceEvent.Gone("openai.file", "file-9")))));
  }

  private static void others(Map<String, Sample> all) {
    all.put(
        "delete-request",
        new Sample(
            DeleteRequest.class,
            new DeleteRequest(
                "req-1", "clone-service", OWNER, "jo@acme", "contract ended", "0".repeat(64))));
    all.put(
        "delete-request-dry-run",
        new Sample(
            DeleteRequest.class,
            new DeleteRequest(
                "req-1",
                "clone-service",
                OWNER,
                "jo@acme",
                "contract ended",
                "0".repeat(64),
                true,
                true)));
    all.put(
        "saga-event",
        new Sample(
            SagaEvent.class,
            new SagaEvent(
                SAGA,
                7,
                OWNER,
                2,
                "deleting",
                Map.of("sent", 1, "gone", 11),
                List.of(new StepMove(42, "openai.file", "file-9", "planned", "sent", "opened")),
                3,
                "one joined late",
                AT)));
    all.put(
        "orphan-alert",
        new Sample(
            OrphanAlert.class,
            new OrphanAlert(
                5, Finding.STUCK, OWNER, SAGA, 42L, TARGET, "in use by s-1", true, AT)));
    all.put("hold", new Sample(Hold.class, new Hold(true, "jo@acme", "audit")));
  }
}
