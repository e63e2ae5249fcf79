package dev.cleanslate.storage.s3;

/// Which keys a deletion of many can name: its body is XML 1.0, which has no place for most control
/// characters. Pure functions. Source: XML 1.0, section 2.2.
final class XmlText {
  private XmlText() {}

  static boolean carries(String key) {
    return key.codePoints().allMatch(XmlText::isAllowed);
  }

  private static boolean isAllowed(int each) {
    return each == '\t'
        || each == '\n'
        || each == '\r'
        || (each >= ' ' && each <= 0xD7FF)
        || (each >= 0xE000 && each <= 0xFFFD)
        || each >= 0x10000;
  }
}
