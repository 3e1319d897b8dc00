import Disclosure
import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

private func read(_ html: String) -> Result<ReadDocument, ReadingError> {
  DocumentReaders.read(Array(html.utf8), path: "-")
}

/// Reads and parses, and answers how long that took; whatever comes of it, it must come.
private func seconds(_ bytes: [UInt8]) -> Double {
  let start = ContinuousClock.now
  if case .success(let read) = DocumentReaders.read(bytes, path: "-") {
    _ = ReportParser().parse(read.document, source: ReportSource(path: "-"))
  }
  return (ContinuousClock.now - start) / .seconds(1)
}

@Suite(.serialized) struct HTMLHostileTests {
  @Test(arguments: [
    "<div>", "<b>", "<table><tr><td>", "<table>", "<ol><li>", "<span style='display:inline'>", "<p><font>", "<tr>",
    "<sup>", "<pre>", "<a href=x>", "<form>", "<td>", "<!--", "<![if", "<table><caption>", "<html><body>",
  ])
  func elementsWithinElementsEndInBoundedTime(tag: String) {
    let html = "<html><body>" + String(repeating: tag, count: 20_000) + "12"
    #expect(seconds(Array(html.utf8)) < 60)
  }

  @Test func anElementOfAHundredThousandAttributesIsRefused() {
    let attributes = (0..<100_000).map { " a\($0)='1'" }.joined()
    let start = ContinuousClock.now
    guard case .failure(let error) = read("<html><body><p\(attributes)>12</p>") else {
      Issue.record("was read")
      return
    }
    #expect(error.kind == .damaged(.html))
    #expect(ContinuousClock.now - start < .seconds(60))
    // What only looks like one in a script or in quotes is none.
    let words = String(repeating: "a b=c ", count: 20_000)
    guard case .success = read("<html><script>if (i <n) { \(words) }</script><p title=\"\(words)\">12</p>") else {
      Issue.record("a long script was taken for an element")
      return
    }
  }

  @Test func sheetsOfManyRulesEndInBoundedTime() {
    let rules = (0..<5_000).map { ".a\($0) b td.x{display:none}" }.joined()
    let cells = "<tr>" + String(repeating: "<td class=x>1", count: 100)
    let nested = String(repeating: "<div class=x>", count: 20_000)
    for (css, body) in [
      (rules, "<table>" + String(repeating: cells, count: 500)),
      ("div div p .x{visibility:hidden} .x{font-size:0}", nested),
      (".x{visibility:hidden}", nested), (String(repeating: "{none", count: 500_000), "<p>1"),
    ] {
      #expect(seconds(Array("<html><style>\(css)</style>\(body)".utf8)) < 60)
    }
  }

  @Test func aMillionCellsAreOverTheLimit() {
    let row = "<tr>" + String(repeating: "<td>1", count: 1_000)
    let start = ContinuousClock.now
    let outcome = read("<table>" + String(repeating: row, count: 1_000) + "</table>")
    #expect(ContinuousClock.now - start < .seconds(60))
    guard case .failure(let error) = outcome else {
      Issue.record("was read")
      return
    }
    #expect(error.kind == .overLimit(.cells(200_000)))
  }

  @Test func fewCellsThatSpanManyAreOverTheLimit() {
    let row = "<tr>" + String(repeating: "<td rowspan=65000 colspan=1000>1", count: 20)
    guard case .failure(let error) = read("<table>" + String(repeating: row, count: 500) + "</table>") else {
      Issue.record("was read")
      return
    }
    #expect(error.kind == .overLimit(.cells(200_000)))
  }

  @Test func aPageOfSixtyMegabytesEndsInBoundedTime() {
    let line = "<p>青溪县教育局通过门户网站公开政府信息若干条，均已登记在册并逐件编号。</p>\n"
    #if DEBUG
      let size = 4 << 20
    #else
      let size = 60 << 20
    #endif
    #expect(seconds(Array(("<html><body>" + String(repeating: line, count: size / line.utf8.count)).utf8)) < 60)
    guard case .failure(let error) = read("<html>" + String(repeating: " ", count: 64 << 20)) else {
      Issue.record("was read")
      return
    }
    #expect(error.kind == .tooLarge(limit: 64 << 20))
  }

  @Test(arguments: WebStyle.allCases) func damagedBytesNeverBreakTheReader(style: WebStyle) {
    #if DEBUG
      let usual = 60
    #else
      let usual = 500
    #endif
    let count = ProcessInfo.processInfo.environment["GOUJI_SEEDS"].flatMap { Int($0) } ?? usual
    for seed in 0..<UInt64(min(count, 500)) {
      var random = SplitMix64(seed: seed)
      var bytes = Array(WebPaper(seed: seed % 7, style).html.utf8)
      if random.chance(30) { bytes.removeLast(random.int(in: 1...bytes.count)) }
      for _ in 0..<random.int(in: 0...40) where !bytes.isEmpty {
        let place = random.int(in: 0...bytes.count - 1)
        bytes[place] = random.chance(20) ? 0 : bytes[place] ^ (1 << UInt8(random.int(in: 0...7)))
      }
      // The damage may have made it look like another format: the reader of pages must take it all the same.
      if case .success(let read) = HTMLReader.read(bytes, ReadingContext()) {
        _ = ReportParser().parse(read.document, source: ReportSource(path: "-"))
      }
    }
  }

  @Test(arguments: [
    [], [0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], Array("<".utf8), Array("<html>".utf8), Array("\0<p>".utf8),
  ])
  func almostNothingIsNoReport(bytes: [UInt8]) {
    guard case .success(let read) = HTMLReader.read(bytes, ReadingContext()) else { return }
    #expect(read.document.text.allSatisfy { $0 == 0x0A || $0 >= 0x20 })
  }
}
