import Glibc

/// antiword, which reads the text of Word files of every age.
final class Antiword: Sendable {
  private let folders: [String]?

  /// antiword looked for in those folders, nil for the usual ones.
  init(folders: [String]? = nil) { self.folders = folders }

  private var program: String? {
    guard let folders else { return ProgramSearch.find("antiword") }
    return folders.map { "\($0)/antiword" }.first { access($0, X_OK) == 0 }
  }

  /// Whether it is installed.
  var isInstalled: Bool { program != nil }

  /// Reads a Word file.
  ///
  /// Tables are taken from files of before Word 97 only: antiword overlooks the wide rows of later ones, and puts what
  /// stands in them into other rows.
  func read(_ bytes: [UInt8], _ limits: ReadingLimits) -> Result<ReadDocument, ReadingError.Kind> {
    guard let program else { return .failure(.toolMissing(.officeOrAntiword)) }
    switch text(of: bytes, program, limits) {
    case .failure(let kind): return .failure(kind)
    case .success(let text):
      let isOlder = CompoundFile(bytes).map(WordFile.isOlder) ?? false
      guard let tree = try? XMLTree.xml(Self.withoutDocumentType(text)) else { return .failure(.damaged(.doc)) }
      var builder = DocumentBuilder(limits: limits)
      AntiwordText(takesTables: isOlder).write(tree.root, into: &builder)
      return builder.finish().map { ReadDocument(document: $0, format: .doc) }
    }
  }

  /// The text as DocBook.
  private func text(
    of bytes: [UInt8], _ path: String, _ limits: ReadingLimits
  ) -> Result<[UInt8], ReadingError.Kind> {
    guard let folder = Folder.temporary("gouji-antiword") else { return .failure(.toolFailed(.officeOrAntiword)) }
    defer { folder.remove() }
    guard folder.write("a.doc", bytes) else { return .failure(.toolFailed(.officeOrAntiword)) }
    var program = ChildProcess.Program(path: path, arguments: ["-x", "db", "\(folder.path)/a.doc"])
    program.environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(folder.path)"]
    program.folder = folder.path
    program.limits = ChildProcess.Limits(
      memory: limits.memory, processorSeconds: limits.seconds, fileBytes: limits.fileBytes)
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    do throws(ChildProcess.Failure) {
      let child = try ChildProcess(program)
      let text = try child.answer(to: [], limit: limits.fileBytes, deadline: deadline)
      let end = try child.finish(deadline)
      if end == .signal(SIGXCPU) { return .failure(.overLimit(.time(seconds: limits.seconds))) }
      return end == .exit(0) && !text.isEmpty ? .success(text) : .failure(.toolFailed(.officeOrAntiword))
    } catch {
      switch error {
      case .timedOut: return .failure(.overLimit(.time(seconds: limits.seconds)))
      case .tooMuch: return .failure(.overLimit(.expanded(bytes: limits.fileBytes)))
      case .ended, .notStarted: return .failure(.toolFailed(.officeOrAntiword))
      }
    }
  }

  /// antiword declares a document type, which is never followed and here not even admitted.
  private static func withoutDocumentType(_ text: [UInt8]) -> [UInt8] {
    let mark = Array("<!DOCTYPE".utf8)
    guard let start = text.prefix(1 << 10).indices.first(where: { text[$0...].starts(with: mark) }),
      let end = text[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return text }
    return Array(text[..<start] + text[(end + 1)...])
  }
}

/// Makes a document of the DocBook that antiword writes.
private struct AntiwordText {
  /// Whether rows and cells are as they stand in the file.
  let takesTables: Bool

  func write(_ root: XMLNode, into builder: inout DocumentBuilder) {
    XMLWalk.visit(root) { node in
      switch true {
      case node.is("informaltable"):
        if takesTables { writeTable(node, into: &builder) }
        return .past
      case node.is("bookinfo"): return .past
      case node.kind == .text: builder.append(Self.text(of: node))
      default: break
      }
      return .deeper
    } leave: { node in
      if node.is("para") || node.is("title") { builder.endParagraph() }
    }
    builder.endParagraph()
  }

  /// Writes a table, whose groups of rows have columns of their own widths.
  private func writeTable(_ table: XMLNode, into builder: inout DocumentBuilder) {
    let groups = table.children.filter { $0.is("tgroup") }
    let edges = groups.map { group -> [Int] in
      var edge = 0
      return [0]
        + group.children.filter { $0.is("colspec") }.map { column in
          edge += Self.width(column.attribute("colwidth") ?? "")
          return edge
        }
    }
    let columns = WordColumns(edges: edges.joined().map { $0 })
    builder.beginTable()
    for (group, edges) in zip(groups, edges) {
      for row in group.children.first(where: { $0.is("tbody") })?.children.filter({ $0.is("row") }) ?? [] {
        builder.beginRow()
        for (index, entry) in row.children.filter({ $0.is("entry") }).enumerated() where index + 1 < edges.count {
          builder.beginCell(columns: columns.number(of: edges[index + 1]) - columns.number(of: edges[index]))
          builder.append(Self.trimmed(entry.allText))
          builder.endParagraph()
        }
      }
    }
    builder.endTable()
  }

  /// A width in points as twentieths of one.
  private static func width(_ points: String) -> Int {
    let parts = points.prefix { $0 != "p" }.split(separator: ".")
    let whole = parts.first.flatMap { Int($0) } ?? 0
    let hundredths = parts.count > 1 ? Int((parts[1] + "00").prefix(2)) ?? 0 : 0
    return min(whole, 100_000) * 20 + hundredths / 5
  }

  /// The text without the line ends that antiword sets around it.
  private static func text(of node: XMLNode) -> [UInt8] { trimmed(node.withText { Array($0) }) }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    let rest = text.drop(while: isEnd)
    return Array(rest.prefix(rest.count - rest.reversed().prefix(while: isEnd).count))
  }
}
