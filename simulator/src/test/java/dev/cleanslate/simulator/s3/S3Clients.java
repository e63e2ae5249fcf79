package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.Simulator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// The vendor's client on a simulator.
final class S3Clients {
  private S3Clients() {}

  static S3Client of(Simulator simulator) {
    return of(simulator, "AKIASIMULATED", "secret-simulated");
  }

  static S3Client of(Simulator simulator, String key, String secret) {
    return builder(simulator, key, secret).addPlugin(LegacyMd5Plugin.create()).build();
  }

  /// As the vendor sets it up, with CRC32 instead of MD5.
  static S3Client modern(Simulator simulator) {
    return builder(simulator, "AKIASIMULATED", "secret-simulated").build();
  }

  private static S3ClientBuilder builder(Simulator simulator, String key, String secret) {
    return S3Client.builder()
        .endpointOverride(simulator.s3())
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .overrideConfiguration(each -> each.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(UrlConnectionHttpClient.create());
  }
}
