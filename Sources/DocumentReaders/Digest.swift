import CDigest

/// SHA-256: the one place that calls libmd.
public enum Digest {
  /// The digest of bytes in hexadecimal.
  ///
  /// The corresponding C functions are libmd's `SHA256Init`, `SHA256Update` and `SHA256Final`.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    gouji_sha256(bytes, bytes.count, &digest)
    return hexadecimal(digest)
  }

  /// The digest of a file from its beginning in hexadecimal; nil if it cannot be read.
  public static func sha256(descriptor: Int32) -> String? {
    var digest = [UInt8](repeating: 0, count: 32)
    return gouji_sha256_file(descriptor, &digest) == 0 ? hexadecimal(digest) : nil
  }

  private static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
