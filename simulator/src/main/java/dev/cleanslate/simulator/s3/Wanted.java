package dev.cleanslate.simulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The body of a deletion of many: which keys, and whether only what failed is to be told.
record Wanted(List<One> ones, boolean isQuiet) {
  /// One key, perhaps one version of it, perhaps only if its ETag is this.
  record One(String key, @Nullable String version, @Nullable String etag) {}

  /// Throws [Refused] with 400.
  static Wanted read(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root =
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(body)).getDocumentElement();
      List<One> ones = new ArrayList<>();
      NodeList objects = root.getElementsByTagName("Object");
      for (int i = 0; i < objects.getLength(); i++) {
        ones.add(one((Element) objects.item(i)));
      }
      return new Wanted(ones, "true".equals(text(root, "Quiet")));
    } catch (SAXException | IOException _) {
      throw Refused.malformed("The XML you provided was not well-formed.");
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("every JDK parses XML", impossible);
    }
  }

  private static One one(Element object) {
    String key = text(object, "Key");
    if (key == null) {
      throw Refused.malformed("An object has no key.");
    }
    return new One(key, text(object, "VersionId"), text(object, "ETag"));
  }

  private static @Nullable String text(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    return found.getLength() == 0 ? null : found.item(0).getTextContent();
  }
}
