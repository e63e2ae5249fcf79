package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.orchestrator.engine.Transactions;
import dev.cleanslate.orchestrator.letter.Letter.Sending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// All dead letters, wherever they lie. Thread-safe. Throws what the broker answers where it cannot
/// be asked.
public final class Letters {
  /// So much of a body is shown.
  static final int SHOWN_CHARACTERS = 64_000;

  private final Drawer topics;
  private final Drawer table;
  private final Sendings sendings;
  private final Mailbag mailbag;
  private final Transactions transactions;

  Letters(
      Drawer topics, Drawer table, Sendings sendings, Mailbag mailbag, Transactions transactions) {
    this.topics = topics;
    this.table = table;
    this.sendings = sendings;
    this.mailbag = mailbag;
    this.transactions = transactions;
  }

  /// The newest first.
  ///
  /// @param topic where they came from, without the prefix; absent means anywhere
  /// @param since laid aside then, or later
  /// @param beyond behind the letter of that name, laid aside at that time; absent with it
  public List<Letter> newest(
      @Nullable String topic,
      Instant since,
      @Nullable Instant at,
      @Nullable LetterId beyond,
      int most) {
    var mark = at == null || beyond == null ? null : new Drawer.Mark(at, beyond);
    var search = new Drawer.Search(topic, since, mark, most);
    List<Letter> letters = new ArrayList<>(topics.newest(search));
    letters.addAll(table.newest(search));
    return sendings.beside(letters.stream().sorted(Letter.ORDER).limit(most).toList());
  }

  /// One of them, opened.
  public Optional<OpenLetter> open(LetterId id) {
    return found(id).map(this::opened);
  }

  /// Puts it back on the topic it came from, once, however often it is asked for.
  ///
  /// @param body instead of its own; absent means as it was
  public Resend sendAgain(LetterId id, String by, byte @Nullable [] body) {
    Found letter = found(id).orElse(null);
    if (letter == null) {
      return new Resend.Unknown();
    }
    if (!Legibility.isTakenAgain(letter.topic())) {
      return new Resend.NotTaken(letter.topic());
    }
    String problem = body == null ? problem(letter) : Legibility.problem(letter.topic(), body);
    if (problem != null) {
      Sending before = sending(letter);
      return before == null ? new Resend.Illegible(problem) : new Resend.Before(before);
    }
    return transactions.run(() -> sent(letter, by, body));
  }

  /// Noted first, so that whoever sends the same one waits; a broker that does not take it takes
  /// the note back.
  private Resend sent(Found letter, String by, byte @Nullable [] body) {
    boolean first = sendings.note(letter.letter(), by, body != null);
    if (first) {
      mailbag.send(letter, body == null ? letter.record().value() : body);
    }
    Sending sending = sending(letter);
    if (sending == null) {
      throw new IllegalStateException("what was noted of letter " + letter.id() + " is not there");
    }
    return first ? new Resend.Sent(sending) : new Resend.Before(sending);
  }

  private @Nullable Sending sending(Found letter) {
    return sendings.beside(List.of(letter.letter())).getFirst().sent();
  }

  private Optional<Found> found(LetterId id) {
    return id.isKept() ? table.find(id) : topics.find(id);
  }

  private OpenLetter opened(Found found) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : found.record().headers()) {
      if (!header.key().startsWith(Found.REASONS)) {
        headers.put(
            header.key(), Veil.over(header.key(), String.valueOf(found.header(header.key()))));
      }
    }
    byte[] value = found.record().value();
    String text = value == null ? null : Found.text(value);
    boolean cut = text != null && text.length() > SHOWN_CHARACTERS;
    boolean takenAgain = Legibility.isTakenAgain(found.topic());
    return new OpenLetter(
        sendings.beside(List.of(found.letter())).getFirst(),
        headers,
        text == null ? null : Veil.over(cut ? text.substring(0, SHOWN_CHARACTERS) : text),
        cut,
        takenAgain ? problem(found) : null,
        takenAgain);
  }

  private static @Nullable String problem(Found letter) {
    return letter.letter().wholeSize() != null
        ? "body was too large, and only its beginning was kept"
        : Legibility.problem(letter.topic(), letter.record().value());
  }
}
