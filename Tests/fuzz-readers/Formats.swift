import Foundation
import ReportFixtures

/// A format and the documents of it that are damaged.
struct FuzzedFormat: Sendable {
  /// Its name on the command line.
  let name: String
  /// Its documents; the folder is that of the committed fixtures.
  let specimens: @Sendable (_ fixtures: String) -> [Specimen]

  /// Every format there is a reader for: a new one takes one line.
  static let all: [FuzzedFormat] = [
    FuzzedFormat(name: "text") { _ in texts },
    FuzzedFormat(name: "ofd") { _ in (0..<24).map { .taken(apart: OFDReport(seed: $0).bytes) } },
    FuzzedFormat(name: "pdf") { files(in: $0 + "/papers", ending: ".pdf") },
    FuzzedFormat(name: "zip") { _ in bundles.map { .archive($0) } },
    FuzzedFormat(name: "eml") { _ in bundles.map { .mail($0) } },
  ]

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
