import Disclosure
import Foundation
import Testing

@testable import ReportBrowser

/// A file of the package, by its path from the package's root.
private func file(_ path: String) throws -> String {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try String(contentsOf: root.appending(path: path), encoding: .utf8)
}

@Test func theReadmeListsTheKeysOfTheKeymap() throws {
  let parts = try file("README.md").components(separatedBy: "<!-- keys -->\n")
  let list = try #require(parts.last?.components(separatedBy: "\n<!-- /keys -->").first)
  #expect(parts.count == 2)
  #expect(list == Keymap.markdown(in: .english), "put this between the marks of README.md")
}

@Test(arguments: ["man/gouji.1", "man/gouji.zh_CN.1"]) func theManPagesListTheKeysOfTheKeymap(page: String) throws {
  let table = try #require(file(page).components(separatedBy: ".TS\n").last?.components(separatedBy: ".TE\n").first)
  let keys = table.components(separatedBy: "\n").filter { $0.contains("@") && !$0.hasPrefix("tab(") }
    .compactMap { $0.components(separatedBy: "@").first }.joined(separator: " ")
  let words = [
    ("\\fB", ""), ("\\fR", ""), ("\\(aq", "'"), ("、", " "), ("PgDn", "PageDown"), ("PgUp", "PageUp"),
    ("arrows", "Left Down Up Right"), ("方向键", "Left Down Up Right"),
  ].reduce(keys) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  let listed = words.split(separator: " ").map {
    $0.count > 1 && $0.hasSuffix(",") ? String($0.dropLast()) : String($0)
  }
  let bound = Keymap.bindings.map { $0.notation.count > 2 ? String($0.notation.dropFirst().dropLast()) : $0.notation }
  #expect(Set(listed) == Set(bound), "\(Set(listed).symmetricDifference(bound).sorted())")
  #expect(Set(listed).count == listed.count)
}
