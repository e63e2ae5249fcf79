package dev.cleanslate.ibm;

import dev.cleanslate.ibm.credential.Login;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How IBM Cloud is reached.
///
/// @param iamUrl the root of the identity service
/// @param metadataUrl the root of the metadata service that a VPC instance has; only its own login
///   needs it
/// @param vpcUrl the root of the VPC API of a region, with its version; `{region}` stands for the
///   region
/// @param dnsUrl the root of DNS Services, with its version
/// @param regions the regions in which the worker may work; it refuses what lies elsewhere
/// @param vpcVersion the day whose form of the VPC API is spoken
/// @param timeout the longest one request may take; at most 30 s
/// @param login how the worker proves who it is
@ConfigurationProperties("cleanslate.ibm")
public record IbmProperties(
    @DefaultValue("https://iam.cloud.ibm.com") URI iamUrl,
    @DefaultValue("http://169.254.169.254") URI metadataUrl,
    @DefaultValue("https://{region}.iaas.cloud.ibm.com/v1") String vpcUrl,
    @DefaultValue("https://api.dns-svcs.cloud.ibm.com/v1") URI dnsUrl,
    @DefaultValue Set<String> regions,
    @DefaultValue("2026-03-24") String vpcVersion,
    @DefaultValue("10s") Duration timeout,
    Login login) {
  public IbmProperties {
    regions = Set.copyOf(regions);
    check(
        regions.stream().allMatch(region -> Scopes.REGION.matcher(region).matches()),
        "regions must be names such as us-south");
    check(vpcVersion.matches("\\d{4}-\\d{2}-\\d{2}"), "vpc-version must be a day (2026-03-24)");
    check(
        timeout.toMillis() >= 1 && timeout.compareTo(Duration.ofSeconds(30)) <= 0,
        "timeout must lie between 1ms and 30s");
    check(login != null, "login is missing");
    isHttp("iam-url", iamUrl);
    isHttp("metadata-url", metadataUrl);
    isHttp("dns-url", dnsUrl);
    isHttp("vpc-url", URI.create(vpcUrl.replace("{region}", "us-south")));
  }

  /// The root of the VPC API of a region.
  public URI vpcUrl(String region) {
    return URI.create(vpcUrl.replace("{region}", region));
  }

  private static void isHttp(String name, URI url) {
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    check(isHttp && url.getHost() != null, name + " must be an http or https address");
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.ibm." + problem);
    }
  }
}
