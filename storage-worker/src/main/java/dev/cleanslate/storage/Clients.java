package dev.cleanslate.storage;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Sets the client library up so that it does what it is told and no more: it repeats nothing,
/// follows no redirect into another region, reads no profile, and waits no longer than it may.
///
/// Since 2.30 the library sends a CRC32 with a deletion of many, and no longer `Content-MD5`, which
/// other services than AWS insist on; the plugin sends that beside the CRC32. Source:
/// aws-sdk-java-v2, issue 5805 and pull request 6055; IBM's own client for Cloud Object Storage
/// brings the same plugin.
final class Clients {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  private Clients() {}

  static S3Client of(StorageProperties.Service service, Duration timeout) {
    Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    S3ClientBuilder client =
        S3Client.builder()
            .region(Region.of(service.region()))
            .forcePathStyle(service.pathStyle())
            .crossRegionAccessEnabled(false)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(service.accessKey(), service.secretKey())))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .addPlugin(LegacyMd5Plugin.create())
            .overrideConfiguration(each -> {
              each.retryStrategy(AwsRetryStrategy.doNotRetry());
              each.addExecutionInterceptor(new Spoken());
              if (service.instance() != null) {
                each.putHeader("ibm-service-instance-id", service.instance());
              }
            })
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(connect)
                    .socketTimeout(timeout));
    if (service.endpoint() != null) {
      client.endpointOverride(service.endpoint());
    }
    return client.build();
  }
}
