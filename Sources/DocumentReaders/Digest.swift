import CDigest

/// The SHA-256 of bytes in hexadecimal.
///
/// The corresponding C functions are libmd's `SHA256Init`, `SHA256Update` and `SHA256Final`.
func sha256(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  gouji_sha256(bytes, bytes.count, &digest)
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
