package dev.cleanslate.simulator.s3;

/// A call, or one key of a call for many, that the service refuses; becomes its error element.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String words;

  private Refused(int status, String code, String words) {
    super(words, null, false, false);
    this.status = status;
    this.code = code;
    this.words = words;
  }

  static Refused of(int status, String code, String words) {
    return new Refused(status, code, words);
  }

  static Refused denied(String words) {
    return of(403, "AccessDenied", words);
  }

  static Refused locked() {
    return denied("Access Denied because object protected by object lock.");
  }

  static Refused noBucket() {
    return of(404, "NoSuchBucket", "The specified bucket does not exist");
  }

  static Refused noKey() {
    return of(404, "NoSuchKey", "The specified key does not exist.");
  }

  static Refused noUpload() {
    return of(404, "NoSuchUpload", "The specified multipart upload does not exist.");
  }

  static Refused changed() {
    return of(412, "PreconditionFailed", "At least one of the preconditions did not hold");
  }

  static Refused malformed(String words) {
    return of(400, "MalformedXML", words);
  }

  static Refused notImplemented(String what) {
    return of(501, "NotImplemented", "A feature was asked for that is not implemented: " + what);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String words() {
    return words;
  }
}
