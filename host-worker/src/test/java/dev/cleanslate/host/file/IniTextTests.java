package dev.cleanslate.host.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is cut out of a text in sections, and that nothing else is.
class IniTextTests {
  private static final Format.Ini NAMED = new Format.Ini("", "name");
  private static final Format.Ini PEERS = new Format.Ini("Peer", "PublicKey");

  static List<Arguments> cuts() {
    return List.of(
        Arguments.of(
            NAMED,
            "vpn1",
            "[vpn10]\na=1\n\n[vpn1]\na=2\n\n# about vpn2\n[vpn2]\na=3\n",
            "[vpn10]\na=1\n\n# about vpn2\n[vpn2]\na=3\n"),
        Arguments.of(NAMED, "vpn1", "[vpn1]\r\na=1\r\n\r\n[b]\r\nc=2\r\n", "[b]\r\nc=2\r\n"),
        Arguments.of(NAMED, "vpn1", "x=0\n[a]\nb=1\n  [ vpn1 ] ; c\nb=1", "x=0\n[a]\nb=1\n"),
        Arguments.of(NAMED, "vpn1", "[vpn1]\n[vpn2]\n", "[vpn2]\n"),
        Arguments.of(NAMED, "vpn1", "[vpn1]\na=1\n# kept\n", "# kept\n"),
        Arguments.of(NAMED, "vpn1", "[vpn1]\na=1\n# gone\nb=2\n\n\n[c]\n", "[c]\n"),
        Arguments.of(
            PEERS,
            "k1=",
            "[Interface]\nPrivateKey = p\n\n[Peer]\nPublicKey = k10=\n\n[Peer]\nAllowedIPs ="
                + " 10.0.0.0/8\nPublicKey=k1=\n\n[Peer]\nPublicKey = k2=\n",
            "[Interface]\nPrivateKey = p\n\n[Peer]\nPublicKey = k10=\n\n[Peer]\nPublicKey ="
                + " k2=\n"));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void oneSectionIsCutOutAndEveryOtherByteStays(
      Format.Ini format, String instance, String before, String after) {
    List<Part> parts = IniText.parts(format, before, instance);

    assertThat(parts).hasSize(1);
    assertThat(parts.getFirst().cutOutOf(before)).isEqualTo(after);
    assertThat(IniText.parts(format, after, instance)).isEmpty();
  }

  @Test
  void whatOnlyLooksLikeItIsNotFound() {
    String text = "vpn1\n#[vpn1]\n[vpn10]\nname=vpn1\n[Vpn1]\n[[vpn1]]\n; [vpn1]\n[vpn1\n";

    assertThat(IniText.parts(NAMED, text, "vpn1")).isEmpty();
    assertThat(IniText.parts(PEERS, "[Peer]\n#PublicKey=k\n[Other]\nPublicKey=k\n", "k")).isEmpty();
  }

  @Test
  void aSectionThatIsThereTwiceIsFoundTwice() {
    assertThat(IniText.parts(NAMED, "[vpn1]\na=1\n[b]\n[vpn1]\nc=2\n", "vpn1")).hasSize(2);
  }
}
