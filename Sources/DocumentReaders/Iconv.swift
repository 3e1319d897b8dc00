import Glibc

/// The C library's character conversion: the one place that calls `iconv`.
enum Iconv {
  /// What came of a conversion.
  enum Outcome: Equatable {
    /// The whole input as UTF-8.
    case text([UInt8])
    /// The input is no such text from this byte on.
    case invalid(offset: Int)
    /// The machine has no such conversion.
    case unavailable
  }

  /// Converts bytes to UTF-8 strictly: nothing is replaced, nothing left out.
  ///
  /// The corresponding C functions are `iconv_open`, `iconv` and `iconv_close`.
  static func decode(_ bytes: ArraySlice<UInt8>, from encoding: String) -> Outcome {
    guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return .unavailable }
    defer { iconv_close(converter) }
    // No character grows to more than three times its bytes in the encodings that are asked for.
    let capacity = bytes.count * 3 + 16
    var consumed = 0
    var failed = false
    let text = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      bytes.withUnsafeBytes { input in
        var from = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
        var remaining = input.count
        output.withMemoryRebound(to: CChar.self) { output in
          var to = output.baseAddress
          var room = output.count
          failed = iconv(converter, &from, &remaining, &to, &room) == -1
          count = output.count - room
        }
        consumed = input.count - remaining
      }
    }
    return failed ? .invalid(offset: consumed) : .text(text)
  }
}
