import Foundation
import ReportFixtures

/// A format and the documents of it that are damaged.
struct FuzzedFormat: Sendable {
  /// The programs beside this one that may read it.
  enum Tools: Sendable {
    /// All but LibreOffice, which takes a second or two a file.
    case quick
    /// LibreOffice too.
    case all
  }

  /// Its name on the command line.
  let name: String
  /// What may read it.
  var tools = Tools.quick
  /// Its documents; the folder is that of the committed fixtures.
  let specimens: @Sendable (_ fixtures: String) -> [Specimen]

  /// Every format there is a reader for: a new one takes one line.
  static let all: [FuzzedFormat] = [
    FuzzedFormat(name: "text") { _ in texts },
    FuzzedFormat(name: "html") { _ in pages.map { .bytes(Array($0.utf8)) } },
    FuzzedFormat(name: "mhtml") { _ in pages.map { .bytes(webArchive($0)) } },
    FuzzedFormat(name: "docx") { _ in (0..<24).map { .taken(apart: Paper(seed: $0).docx(seed: $0)) } },
    FuzzedFormat(name: "xlsx") { _ in (0..<24).map { .taken(apart: Paper(seed: $0).xlsx(seed: $0)) } },
    FuzzedFormat(name: "odt") { _ in (0..<24).map { .taken(apart: Paper(seed: $0).odt(seed: $0)) } },
    FuzzedFormat(name: "ods") { _ in (0..<24).map { .taken(apart: Paper(seed: $0).ods(seed: $0)) } },
    FuzzedFormat(name: "ofd") { _ in (0..<24).map { .taken(apart: OFDReport(seed: $0).bytes) } },
    FuzzedFormat(name: "pdf") { files(in: $0 + "/papers", ending: ".pdf") + drawn },
    FuzzedFormat(name: "doc") { files(in: $0 + "/papers", ending: ".doc") },
    FuzzedFormat(name: "zip") { _ in bundles.map { .archive($0) } },
    FuzzedFormat(name: "eml") { _ in bundles.map { .mail($0) } },
    FuzzedFormat(name: "office", tools: .all) {
      files(in: $0 + "/papers", ending: ".doc") + files(in: $0 + "/papers", ending: ".xls")
    },
  ]

  private static var pages: [String] {
    WebStyle.allCases.flatMap { style in (0..<3).map { WebPaper(seed: $0, style).html } }
  }

  private static func webArchive(_ page: String) -> [UInt8] {
    let head =
      "From: <Saved by gouji>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; "
      + "boundary=\"=_fuzz\"\r\n\r\n--=_fuzz\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
      + "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://example.org/a.html\r\n\r\n"
    return Array((head + page + "\r\n--=_fuzz--\r\n").utf8)
  }

  /// PDFs whose instructions are not packed, so that damage reaches them.
  private static var drawn: [Specimen] { (0..<18).map { .bytes(PDFWriter.bytes(GlyphReport(seed: $0).pages)) } }

  private static var texts: [Specimen] {
    FixtureLayout.allCases.flatMap { layout in
      (UInt64(0)..<2).map { seed in
        let text = RenderedReport(seed: seed, in: layout).text
        guard seed == 1 else { return .bytes(Array(text.utf8)) }
        return .bytes([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      }
    }
  }

  /// What a clerk sends: a text, a document, and an archive within.
  private static var bundles: [[Specimen.Part]] {
    (UInt64(0)..<8).map { seed in
      let text = Specimen.bytes(Array(RenderedReport(seed: seed, in: .tsv).text.utf8))
      let document = Specimen.taken(apart: OFDReport(seed: seed).bytes)
      return [
        Specimen.Part(name: "一局/年报.txt", content: text), Specimen.Part(name: "二局.ofd", content: document),
        Specimen.Part(name: "四局.docx", content: .taken(apart: Paper(seed: seed).docx(seed: seed))),
        Specimen.Part(
          name: "三局.zip",
          content: .archive([
            Specimen.Part(name: "内/年报.txt", content: text), Specimen.Part(name: "内/年报.ofd", content: document),
          ])),
      ]
    }
  }

  private static func files(in folder: String, ending suffix: String) -> [Specimen] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { .bytes(Array($0)) }
    }
  }
}

extension FuzzedFormat {
  /// The damaged document of a case.
  func document(_ specimens: [Specimen], seed: UInt64, case number: Int) -> [UInt8] {
    let name = name.utf8.reduce(seed &* 0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    var random = SplitMix64(seed: name &+ UInt64(number) &* 0xD1B5_4A32_D192_ED03)
    guard let specimen = random.element(of: specimens) else { return [] }
    var damage = Damage(random: random, others: specimens)
    return damage.packed(specimen)
  }
}
