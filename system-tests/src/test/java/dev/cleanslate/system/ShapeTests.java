package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTests {
  @ParameterizedTest(name = "{0} shows {1}: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "17 of 18 are gone; 3 of 4 are gone; true",
        "17 of 18 are gone; 17 of 18 are there; false",
        "asked 2026-11-20T21:20:22.110537Z; asked 2027-01-02T03:04:05Z; true",
        "file-qR5RQUWDNQOYQNbcmDDPfxSV; file-aaaaaaaaaaaaaaaaaaaaaaaa; true",
        "file-qR5RQUWDNQOYQNbcmDDPfxSV; vs_aaaaaaaaaaaaaaaaaaaaaaaa; false",
        "786a81f7-527e-4f03-abde-91fcd34bdb5b; 0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f; true",
        "deletion 6ce8d5ba; deletion 12345678; true",
        "a   b; a b; true",
        "begins with ...; begins with this and that; true",
        "begins with ...; ends otherwise; false",
        "one|...|four; one|two|three|four; true",
        "one|...|four; one|four; true",
        "one|...|four; one|two; false",
        "one|two; one|two|three; false",
        "one|two; one; false",
        "...|two; one|two|two; true",
      })
  void aPageIsCompared(String shown, String said, boolean fits) {
    assertThat(Shape.fits(lines(shown), lines(said))).isEqualTo(fits);
  }

  private static List<String> lines(String text) {
    return List.of(text.strip().split("\\|", -1));
  }
}
