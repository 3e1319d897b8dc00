import CPoppler
import Glibc
import PDFExchange

/// Answers requests until there are no more.
struct Service {
  let input: Int32
  let output: Int32

  /// Serves; false if a request was cut short or nobody listens any more.
  func run() -> Bool {
    _ = gouji_poppler_prepare()
    while true {
      switch request() {
      case .end: return true
      case .broken: return false
      case .file(let bytes, let limits):
        guard answer(bytes, limits) else { return false }
      }
    }
  }

  // MARK: - Requests

  private struct Limits {
    var pages: Int
    var glyphs: Int
    var seconds: Int
  }

  private enum Request {
    case file(UnsafeMutableRawBufferPointer, Limits)
    case end
    case broken
  }

  private func request() -> Request {
    let head = UnsafeMutableRawBufferPointer.allocate(byteCount: PDFExchange.requestLength, alignment: 4)
    defer { head.deallocate() }
    switch read(into: head) {
    case 0: return .end
    case head.count: break
    default: return .broken
    }
    func number(_ index: Int) -> Int {
      Int(UInt32(littleEndian: head.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
    }
    let length = number(0)
    guard length <= PDFExchange.mostBytes else { return .broken }
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, length), alignment: 16)
    guard read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<length])) == length else {
      bytes.deallocate()
      return .broken
    }
    return .file(
      UnsafeMutableRawBufferPointer(rebasing: bytes[..<length]),
      Limits(pages: number(1), glyphs: number(2), seconds: number(3)))
  }

  /// Reads until the buffer is full or the input ends, and answers how much came.
  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = Glibc.read(input, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      filled += count
    }
    return filled
  }

  // MARK: - Answers

  private func answer(_ bytes: UnsafeMutableRawBufferPointer, _ limits: Limits) -> Bool {
    defer { bytes.deallocate() }
    Self.limitProcessor(to: limits.seconds)
    var document: OpaquePointer?
    let code = gouji_poppler_open(bytes.baseAddress, bytes.count, &document)
    guard let document, code == Int32(GOUJI_POPPLER_OK) else { return fail(Self.failure(code), pages: 0) }
    defer { gouji_poppler_close(document) }
    let count = Int(gouji_poppler_page_count(document))
    guard count <= limits.pages else { return fail(.tooManyPages, pages: count) }
    guard describe(document, count) else { return false }
    let drawings = Drawings(bytes: UnsafeRawBufferPointer(bytes), pages: count)
    var glyphs = 0
    for index in 0..<max(0, count) {
      var page = Page()
      let code = gouji_poppler_page(document, Int32(index), &page.width, &page.height, &page.glyphs, &page.count)
      defer { free(page.glyphs) }
      // A page that cannot be had must not be passed over: what stands on it would look as if it were not in the report.
      guard code == Int32(GOUJI_POPPLER_OK) else { return fail(Self.failure(code), pages: count) }
      glyphs += page.count
      guard glyphs <= limits.glyphs else { return fail(.tooManyCharacters, pages: count) }
      guard send(page, number: index + 1, drawings.drawing(ofPage: index, glyphs: page.boxes)) else { return false }
    }
    return send(.end, [])
  }

  /// Lets the system end this process when it has worked that much longer.
  private static func limitProcessor(to seconds: Int) {
    var used = rusage()
    var limit = rlimit()
    guard seconds > 0, getrusage(RUSAGE_SELF.rawValue, &used) == 0,
      getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit) == 0
    else { return }
    limit.rlim_cur = min(limit.rlim_max, rlim_t(used.ru_utime.tv_sec + used.ru_stime.tv_sec + seconds + 1))
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
  }

  /// A page's characters as poppler gave them.
  private struct Page {
    var width: Int32 = 0
    var height: Int32 = 0
    var glyphs: UnsafeMutablePointer<gouji_poppler_glyph>?
    var count = 0

    /// Where they stand, in points.
    func boxes() -> [Box] {
      UnsafeBufferPointer(start: glyphs, count: glyphs == nil ? 0 : count).map { glyph in
        Box(
          Point(x: Double(glyph.left) / 100, y: Double(glyph.top) / 100),
          Point(x: Double(glyph.right) / 100, y: Double(glyph.bottom) / 100))
      }
    }
  }

  private static func failure(_ code: Int32) -> PDFExchange.Failure {
    switch code {
    case Int32(GOUJI_POPPLER_ENCRYPTED): .encrypted
    case Int32(GOUJI_POPPLER_DAMAGED): .damaged
    default: .failed
    }
  }

  private func describe(_ document: OpaquePointer, _ pages: Int) -> Bool {
    var content = UInt32(clamping: pages).bytes
    if let title = gouji_poppler_title(document) {
      content += UnsafeRawBufferPointer(start: title, count: strnlen(title, 4096))
      free(title)
    }
    return send(.document, content)
  }

  private func fail(_ failure: PDFExchange.Failure, pages: Int) -> Bool {
    send(.failure, failure.rawValue.bytes + UInt32(clamping: pages).bytes)
  }

  private func send(_ page: Page, number: Int, _ drawing: (rulings: [Ruling], marks: [Mark])) -> Bool {
    let glyphs = UnsafeRawBufferPointer(start: page.glyphs, count: page.count * PDFExchange.glyphLength)
    var content: [UInt8] = []
    content.reserveCapacity(
      PDFExchange.pageHead + glyphs.count + drawing.rulings.count * PDFExchange.rulingLength
        + drawing.marks.count * PDFExchange.markLength)
    func add(_ number: UInt32) { withUnsafeBytes(of: number.littleEndian) { content += $0 } }
    for number in [UInt32(number), UInt32(bitPattern: page.width), UInt32(bitPattern: page.height)] { add(number) }
    for count in [page.count, drawing.rulings.count, drawing.marks.count] { add(UInt32(count)) }
    content += glyphs
    for ruling in drawing.rulings {
      add(ruling.isVertical ? 1 : 0)
      for place in [ruling.position, ruling.start, ruling.end] { add(UInt32(bitPattern: place)) }
    }
    for mark in drawing.marks {
      add(mark.kind.rawValue)
      for place in [mark.box.left, mark.box.top, mark.box.right, mark.box.bottom] {
        add(UInt32(bitPattern: Int32((max(-200_000, min(200_000, place.isNaN ? 0 : place)) * 100).rounded())))
      }
    }
    return send(.page, content)
  }

  private func send(_ frame: PDFExchange.Frame, _ content: [UInt8]) -> Bool {
    write([frame.rawValue] + UInt32(content.count).bytes) && write(content)
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.write(output, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        sent += count
      }
      return true
    }
  }
}

extension UInt32 {
  /// Its four bytes, the lowest first.
  fileprivate var bytes: [UInt8] {
    [UInt8(self & 0xFF), UInt8(self >> 8 & 0xFF), UInt8(self >> 16 & 0xFF), UInt8(self >> 24)]
  }
}
