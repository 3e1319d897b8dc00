import Foundation

/// How much work the property tests do.
///
/// A debug build parses some fifty times slower than a release build, so it tries few seeds; a release build tries as
/// many as the properties ask for. `GOUJI_SEEDS=n` sets the number for both.
enum Effort {
  /// Whether the tests run in full.
  static let isFull: Bool = {
    #if DEBUG
      return false
    #else
      return true
    #endif
  }()

  /// The seeds to try: `full` of them in a release build, `few` in a debug build.
  static func seeds(_ full: UInt64, few: UInt64) -> Range<UInt64> {
    let wanted = ProcessInfo.processInfo.environment["GOUJI_SEEDS"].flatMap { UInt64($0) }
    return 0..<(wanted.map { min($0, full) } ?? (isFull ? full : few))
  }
}
