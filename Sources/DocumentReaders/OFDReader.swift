import Disclosure

/// Reads OFD documents (GB/T 33190-2016): XML in a ZIP archive that says where every character stands.
enum OFDReader {
  /// A page with no more characters than this beside its pictures is taken for a picture of a page.
  private static let fewGlyphs = 20

  /// Reads the bytes of an OFD file.
  static func read(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    do throws(ReadingError.Kind) {
      return .success(try document(bytes, context.limits))
    } catch {
      return .failure(error)
    }
  }

  private static func document(_ bytes: [UInt8], _ limits: ReadingLimits) throws(ReadingError.Kind) -> ReadDocument {
    let package = try OFDPackage(bytes, limits)
    // Where parts are encrypted, others may stand in for them (GM/T 0099-2020): nothing in the package can be relied on.
    guard !package.holds(OFDPath(root: "Encryptions.xml")) else { throw .encrypted(.ofd) }
    let root = OFDPath(root: "")
    guard let (entry, _) = try package.tree("OFD.xml", from: root) else { throw .damaged(.ofd) }
    let bodies = entry.root.children(named: "DocBody")
    guard !bodies.isEmpty else { throw .damaged(.ofd) }
    guard entry.root.first("Encryptions") == nil else { throw .encrypted(.ofd) }
    var count = OFDCount(limits)
    var documents: [Document] = []
    for body in bodies {
      let path = try documentPath(body, package)
      let reader = try OFDDocumentReader(at: path, in: package, limits)
      let pages = try reader.pages(&count)
      documents.append(try document(of: pages, body))
    }
    guard count.glyphs > 0 else { throw .noText(.ofd, pages: count.pages) }
    let isScan = count.pictures >= count.pages && count.glyphs <= count.pages * fewGlyphs
    return ReadDocument(
      document: joined(documents), format: .ofd, absence: isScan ? .noText(.ofd, pages: count.pages) : nil)
  }

  private static func document(
    of pages: [PositionedPage], _ body: XMLNode
  ) throws(ReadingError.Kind) -> Document {
    // The days in DocInfo tell when the file was made, not when the report was published.
    let metadata = Document.Metadata(title: body.firstChild(named: "DocInfo")?.text(of: "Title"))
    do {
      return try PositionedText.document(of: pages, metadata: metadata)
    } catch {
      throw .sideBySide(page: error.page)
    }
  }

  /// Where a document begins: what its current version says, else the body itself.
  private static func documentPath(_ body: XMLNode, _ package: OFDPackage) throws(ReadingError.Kind) -> OFDPath {
    let root = OFDPath(root: "")
    let versions = body.firstChild(named: "Versions")?.children(named: "Version") ?? []
    if let current = versions.first(where: { $0.attribute("Current") == "true" }),
      let location = current.attribute("BaseLoc"), let (version, path) = try package.tree(location, from: root),
      let start = version.root.text(of: "DocRoot")
    {
      let own = path.resolving(start)
      return package.holds(own) ? own : OFDPath(root: start)
    }
    guard let start = body.text(of: "DocRoot") else { throw .damaged(.ofd) }
    return root.resolving(start)
  }

  /// One document of several, their texts one behind the other.
  private static func joined(_ documents: [Document]) -> Document {
    guard documents.count != 1 else { return documents[0] }
    var text: [UInt8] = []
    var blocks: [Document.Block] = []
    var (lines, tables) = (0, 0)
    for document in documents {
      let start = text.count
      func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + start..<range.upperBound + start }
      for block in document.blocks {
        switch block {
        case .line(let line):
          lines += 1
          blocks.append(.line(Document.Line(range: moved(line.range), number: lines, page: line.page)))
        case .table(let table):
          tables += 1
          let cells = table.cells.map { cell in
            Document.Cell(
              range: moved(cell.range), row: cell.row, column: cell.column, rowSpan: cell.rowSpan,
              columnSpan: cell.columnSpan, page: cell.page)
          }
          blocks.append(.table(Document.Table(cells: cells, number: tables, page: table.page)))
        }
      }
      text += document.text
    }
    let metadata = documents.first { $0.metadata.title != nil }?.metadata ?? Document.Metadata()
    return Document(text: text, blocks: blocks, metadata: metadata)
  }
}

/// How much a package has shown so far, held to its limits.
struct OFDCount {
  private let limits: ReadingLimits
  private(set) var pages = 0
  private(set) var glyphs = 0
  private(set) var pictures = 0
  private var marks = 0
  private var composites = 0
  private var comparisons = 0

  /// More characters and lines than two thousand full pages have.
  private static let mostMarks = 3_000_000
  /// Composites in composites multiply; no report has that many.
  private static let mostComposites = 50_000

  /// Areas times characters under them; pages of reports have a few hundred areas.
  private static let mostComparisons = 500_000_000

  /// Nothing counted yet.
  init(_ limits: ReadingLimits) { self.limits = limits }

  /// Counts a page.
  mutating func addPage() throws(ReadingError.Kind) {
    pages += 1
    guard pages <= limits.pages else { throw .overLimit(.pages(limits.pages)) }
  }

  /// Counts what stands on a page.
  mutating func add(_ page: OFDMarks) throws(ReadingError.Kind) {
    glyphs += page.glyphs.count
    pictures += page.pictures
    marks += page.count
    guard marks <= Self.mostMarks else { throw .overLimit(.characters(Self.mostMarks)) }
  }

  /// Counts a composite object, whose unit is about to be drawn once more on a page that already has so much.
  mutating func addComposite(to page: OFDMarks) throws(ReadingError.Kind) {
    composites += 1
    guard composites <= Self.mostComposites, marks + page.count <= Self.mostMarks else {
      throw .overLimit(.characters(Self.mostMarks))
    }
  }

  /// Counts an area that is about to be compared with all characters drawn before it on its page.
  mutating func addCover(of page: OFDMarks) throws(ReadingError.Kind) {
    comparisons += page.glyphs.count
    guard comparisons <= Self.mostComparisons, marks + page.count <= Self.mostMarks else {
      throw .overLimit(.characters(Self.mostMarks))
    }
  }
}
