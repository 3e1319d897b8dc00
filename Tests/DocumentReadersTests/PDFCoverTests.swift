import Disclosure
import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

/// Something laid over a printed figure.
private enum Cover: CaseIterable {
  /// A white or grey rectangle over the whole of it.
  case area
  /// One over a single digit.
  case part
  /// A picture.
  case picture
  /// Other digits on top.
  case overprint
  /// Other digits on a white rectangle.
  case replacement

  /// The instructions that draw it on a page of that height.
  func drawn(over place: GlyphPlace, height: Int32, _ random: inout SplitMix64) -> String {
    let box = place.box
    switch self {
    case .area: return area(box, height, &random)
    case .part:
      let scalars = Array(place.text.unicodeScalars)
      let own = (box.right - box.left) / Int32(max(1, scalars.count))
      let printed = scalars.indices.filter { !scalars[$0].properties.isWhitespace }
      let left = box.left + own * Int32(printed.isEmpty ? 0 : printed[random.int(in: 0...printed.count - 1)])
      return area(PositionedBox(left: left, top: box.top, right: left + own, bottom: box.bottom), height, &random)
    case .picture:
      let size = "\(points(box.right - box.left)) 0 0 \(points(box.bottom - box.top))"
      return "q \(size) \(points(box.left)) \(points(height - box.bottom)) cm "
        + "BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q\n"
    case .overprint: return digits(over: place, height)
    case .replacement: return area(box, height, &random) + digits(over: place, height)
    }
  }

  private func area(_ box: PositionedBox, _ height: Int32, _ random: inout SplitMix64) -> String {
    let margin = Int32(random.int(in: -10...60))
    let (left, low) = (points(box.left - margin), points(height - box.bottom - margin))
    let (wide, high) = (points(box.right - box.left + 2 * margin), points(box.bottom - box.top + 2 * margin))
    let color = random.pick("1 g", "1 1 1 rg", "0.9 g", "0 0 0 0 k")
    return random.pick(
      "q \(color) \(left) \(low) \(wide) \(high) re f Q\n",
      "q \(color) 1 0 0 1 \(left) \(low) cm 0 0 m \(wide) 0 l \(wide) \(high) l 0 \(high) l h f Q\n",
      "q \(color) 1 G \(left) \(low) \(wide) \(high) re B Q\n")
  }

  /// Digits that are none of those below them, in the same places.
  private func digits(over place: GlyphPlace, _ height: Int32) -> String {
    let size = place.box.bottom - place.box.top
    let base = height - place.box.top - size * 88 / 100
    var codes = ""
    for scalar in place.text.unicodeScalars {
      let isWide = scalar.value >= 0x2E80 || (0x2014...0x2026).contains(scalar.value)
      let isEight = ["8", "\u{FF18}"].contains(scalar)
      let isSpace = scalar.properties.isWhitespace
      codes += isSpace ? (isWide ? "3000" : "0020") : isWide ? (isEight ? "FF13" : "FF18") : (isEight ? "0033" : "0038")
    }
    return "BT 0 g /F \(points(size)) Tf 1 0 0 1 \(points(place.box.left)) \(points(base)) Tm <\(codes)> Tj ET\n"
  }

  /// Hundredths of a point as a decimal number.
  private func points(_ hundredths: Int32) -> String { String(Double(hundredths) / 100) }
}

@Suite struct PDFCoverTests {
  @Test(arguments: [true, false]) func noCoveredFigureIsRead(isRuled: Bool) throws {
    var failures: [String] = []
    var (others, unread) = (0, 0)
    for seed in seeds(100, few: 6) {
      var style = GlyphStyle.random(seed: seed)
      style.isRuled = isRuled
      let set = GlyphReport(seed: seed, style: style)
      var random = SplitMix64(seed: seed &+ 4711)
      var options = PDFWriter.Options()
      options.drawsForms = random.chance(30)
      options.showsRuns = random.chance(50)
      var covers: [CellPath: Cover] = [:]
      for (cell, places) in set.places.sorted(by: { $0.key < $1.key }) where random.chance(8) {
        let cover = random.pick(.area, .part, .picture, .overprint, .replacement) as Cover
        covers[cell] = cover
        for place in places {
          options.afterPage[place.page, default: ""] += cover.drawn(
            over: place, height: set.pages[place.page].height, &random)
        }
      }
      let read = try DocumentReaders.read(PDFWriter.bytes(set.pages, options), path: "a.pdf").get()
      let report = ReportParser().parse(read.document, source: ReportSource(path: "a.pdf"))
      for (cell, expected) in set.expectations.sorted(by: { $0.key < $1.key }) {
        let figure = report.figure(cell)
        // Beside a cover less may be read than without it, but nothing else.
        let isLost = figure.kind == .blank && !expected.kinds.contains(.blank)
        let isRight =
          covers[cell] == nil
          ? expected.tolerates(figure) && !isLost
          : figure.value == nil && figure.kind != .blank && figure.kind != .slash
        if covers[cell] == nil {
          others += 1
          if !expected.accepts(figure) { unread += 1 }
        }
        if !isRight {
          let cover = covers[cell].map { "\($0)" } ?? "not covered"
          failures.append(
            "seed \(seed) \(cell) \(cover): \(figure.kind) \(figure.raw) of \(set.places[cell]?.map(\.text) ?? [])"
              + (options.showsRuns ? " in runs" : ""))
        }
      }
    }
    #expect(unread * 50 < others, "\(unread) of \(others) figures that nothing covers are not read")
    #expect(failures.isEmpty, "\(failures.count) fail\n\(failures.prefix(30).joined(separator: "\n"))")
  }

  @Test(arguments: [true, false]) func aPictureInTheFiguresPlaceIsNoBlank(isRuled: Bool) throws {
    var failures: [String] = []
    for seed in seeds(100, few: 6) {
      var style = GlyphStyle.random(seed: seed)
      style.isRuled = isRuled
      let set = GlyphReport(seed: seed, style: style)
      var random = SplitMix64(seed: seed &+ 815)
      var options = PDFWriter.Options()
      var pictures: [CellPath: [GlyphPlace]] = [:]
      for (cell, places) in set.places.sorted(by: { $0.key < $1.key }) where random.chance(6) {
        pictures[cell] = places
        for place in places {
          // A little lower or higher than the text was, and flatter.
          let (box, page) = (place.box, set.pages[place.page])
          let size = Double(box.bottom - box.top) / 100
          let high = size * Double(random.int(in: 5...10)) / 10
          let low = Double(page.height - box.bottom) / 100 + size * Double(random.int(in: -2...4)) / 10
          options.afterPage[place.page, default: ""] +=
            "q \(Double(box.right - box.left) / 100) 0 0 \(high) \(Double(box.left) / 100) \(low) cm "
            + "BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q\n"
        }
      }
      let pages = set.pages.enumerated().map { index, page in
        let boxes = pictures.values.joined().filter { $0.page == index }.map(\.box)
        let glyphs = page.glyphs.filter { glyph in
          !boxes.contains { $0.left <= glyph.box.left && glyph.box.right <= $0.right && $0.top == glyph.box.top }
        }
        return PositionedPage(
          number: page.number, width: page.width, height: page.height, glyphs: glyphs, rulings: page.rulings)
      }
      let read = try DocumentReaders.read(PDFWriter.bytes(pages, options), path: "a.pdf").get()
      let report = ReportParser().parse(read.document, source: ReportSource(path: "a.pdf"))
      for (cell, expected) in set.expectations.sorted(by: { $0.key < $1.key }) {
        let figure = report.figure(cell)
        let isBlank = figure.kind == .blank && !expected.kinds.contains(.blank)
        let isRight = pictures[cell] == nil ? expected.tolerates(figure) && !isBlank : figure.value == nil && !isBlank
        if !isRight {
          let what = pictures[cell] == nil ? "beside" : "picture"
          failures.append("seed \(seed) \(cell) \(what): \(figure.kind) \(figure.raw)")
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.count) fail\n\(failures.prefix(30).joined(separator: "\n"))")
  }
}

/// The seeds to try: `GOUJI_SEEDS` of them, else many in a release build and few in a debug build.
private func seeds(_ full: UInt64, few: UInt64) -> Range<UInt64> {
  if let wanted = ProcessInfo.processInfo.environment["GOUJI_SEEDS"].flatMap({ UInt64($0) }) {
    return 0..<min(wanted, 300)
  }
  #if DEBUG
    return 0..<few
  #else
    return 0..<full
  #endif
}
