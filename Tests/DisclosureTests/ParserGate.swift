import Foundation
import Testing

/// Keeps tests of the parser closed until it is there; `GOUJI_PARSER=1` opens them.
enum ParserGate {
  static let isOpen = ProcessInfo.processInfo.environment["GOUJI_PARSER"] != nil
}
