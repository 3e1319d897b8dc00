import Disclosure
import DocumentReaders
import Glibc
import OfficeFiles
import ReportCatalog
import ReportExport

/// The folder that notices are put into.
///
/// What was written stands, with its SHA-256, in a list beside it, so that a file can be told that somebody has edited
/// since: such a file is left alone. What is no longer needed is named, and left to its owner.
final class NoticeFolder {
  private let folder: String
  private let intake: Intake
  private let isForced: Bool
  private var names: Set<String> = []
  private let before: [String: String]
  private var written: [String: String] = [:]
  private var kept: [String] = []
  private var letters = 0
  /// Whether a file could not be made.
  private(set) var hasFailed = false

  /// A folder, which is made if it is not there.
  init(_ folder: String, _ intake: Intake, isForced: Bool) throws(OutputError) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    self.intake = intake
    self.isForced = isForced
    try OutputFile.makeFolder(self.folder)
    before = Self.list(in: self.folder)
  }

  /// Writes a notice under the agency's name.
  func put(_ notice: Notice, _ format: Notice.Format) throws(OutputError) {
    let name = words("整改通知-", "notice-") + Self.admitted(notice.agency)
    let count = written.count
    switch format {
    case .docx: try put(name, format.ending) { () throws(OfficeFileError) in try notice.paper.bytes() }
    case .text: try put(name, format.ending) { () throws(OfficeFileError) in Array(notice.text.utf8) }
    case .markdown: try put(name, format.ending) { () throws(OfficeFileError) in Array(notice.markdown.utf8) }
    }
    letters += written.count - count
  }

  /// Writes the overview as text and as a workbook.
  func put(_ overview: ReviewOverview) throws(OutputError) {
    let name = words("核查一览", "overview")
    try put(name, "txt") { () throws(OfficeFileError) in Array(overview.text.utf8) }
    try put(name, "xlsx") { () throws(OfficeFileError) in try overview.workbook.bytes() }
  }

  /// Writes down what this folder has from now on.
  func finish() throws(OutputError) {
    let list = before.filter { Self.digest(of: path($0.key)) != nil }.merging(written) { $1 }
    let lines = list.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    try write(Array(lines.joined().utf8), to: path(Self.listName))
  }

  /// Says what was written, what was left alone, and what of an earlier run is needed no longer.
  func tell() {
    Streams.say(
      words(
        "已在 \(printable(folder)) 写出整改通知 \(letters) 份和核查一览。",
        "Wrote \(letters) notices and the overview to \(printable(folder))."))
    for name in kept {
      Streams.say(
        words(
          "gouji: \(printable(path(name))) 已被改动，未覆盖（--force 覆盖）。",
          "gouji: \(printable(path(name))) was edited and is not overwritten (--force does)."))
    }
    let needed = Set(written.keys).union(kept)
    for name in before.keys.sorted() where !needed.contains(name) && Self.digest(of: path(name)) != nil {
      Streams.say(
        words(
          "gouji: \(printable(path(name))) 是以前写的，本次没有再写；不再需要时请删除。",
          "gouji: \(printable(path(name))) is of an earlier run and was not written again; remove it if it is not needed."
        ))
    }
  }

  private func put(
    _ name: String, _ ending: String, _ make: () throws(OfficeFileError) -> [UInt8]
  ) throws(OutputError) {
    let name = free(name, ending)
    let path = path(name)
    guard !intake.reads(path) else {
      hasFailed = true
      _ = Exporting.refuse(path)
      return
    }
    let bytes: [UInt8]
    do throws(OfficeFileError) { bytes = try make() } catch {
      hasFailed = true
      Streams.say("gouji: \(printable(path)): \(error.words[Invocation.language])")
      return
    }
    let digest = Digest.sha256(bytes)
    if !isForced, let there = Self.digest(of: path), there != digest, there != before[name] {
      hasFailed = true
      kept.append(name)
      return
    }
    try write(bytes, to: path)
    written[name] = digest
  }

  /// A file's name that this run has not used yet.
  private func free(_ name: String, _ ending: String) -> String {
    var free = "\(name).\(ending)"
    var number = 2
    while !names.insert(free.lowercased()).inserted {
      free = "\(name) \(number).\(ending)"
      number += 1
    }
    return free
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let file = try OutputFile(replacing: path)
    try file.write(bytes)
    try file.finish()
  }

  // MARK: - What is there

  private static let listName = ".gouji-notices"

  /// What earlier runs wrote: names with their digests, a line each as `sha256sum` writes them.
  private static func list(in folder: String) -> [String: String] {
    let item = CatalogItem(path: listName, origin: .file(Array("\(folder)/\(listName)".utf8)), isNamed: true)
    guard case .success(let bytes) = Intake.reader.bytes(of: item) else { return [:] }
    var list: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.utf8.count > 66 {
      let name = String(line.dropFirst(66))
      if !name.contains("/") { list[name] = String(line.prefix(64)) }
    }
    return list
  }

  /// The digest of a file, empty for one that cannot be read; nil if there is none.
  private static func digest(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? nil : "" }
    defer { close(descriptor) }
    return Digest.sha256(descriptor: descriptor) ?? ""
  }

  /// A name as every file system admits it.
  private static func admitted(_ name: String) -> String {
    let signs = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": "_"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: "_"
      default: Character(scalar)
      }
    }
    let text = String(signs.drop { $0 == "." || $0 == " " }.prefix(60))
    return text.isEmpty ? "_" : text
  }
}
