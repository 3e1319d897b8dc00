import Disclosure
import ReportFixtures

@testable import DocumentReaders

/// A small OFD package, part by part.
struct OFDSample {
  /// The content of the pages, one text a page: objects in a layer.
  var pages: [String] = []
  /// What stands in `CommonData` beside the size of pages.
  var common = ""
  /// What `OFD.xml` holds; nil for one document at the usual place.
  var entry: String?
  /// Further parts, or others for those made of the above.
  var parts: [String: String] = [:]

  /// A package of one page with these objects.
  init(_ objects: String = "") { pages = [objects] }

  /// A text object.
  static func text(_ text: String, x: Double = 20, y: Double = 20, _ attributes: String = "", step: Double = 4)
    -> String
  {
    let offsets = text.count > 1 ? " DeltaX=\"g \(text.count - 1) \(step)\"" : ""
    return
      "<TextObject Boundary=\"\(x) \(y) 80 6\" Size=\"4\" \(attributes)><TextCode X=\"0\" Y=\"4\"\(offsets)>\(text)"
      + "</TextCode></TextObject>"
  }

  /// A part with its root element.
  static func part(_ name: String, _ content: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><\(name) xmlns=\"http://www.ofdspec.org/2016\">\(content)</\(name)>"
  }

  /// A page's part.
  static func page(_ objects: String, template: String = "") -> String {
    part("Page", template + "<Content><Layer>\(objects)</Layer></Content>")
  }

  /// The package.
  var bytes: [UInt8] {
    var all: [String: String] = [
      "OFD.xml": Self.part("OFD", entry ?? "<DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody>")
    ]
    var list = ""
    for (index, objects) in pages.enumerated() {
      list += "<Page ID=\"\(index)\" BaseLoc=\"Pages/\(index).xml\"/>"
      all["Doc_0/Pages/\(index).xml"] = objects.hasPrefix("<?xml") ? objects : Self.page(objects)
    }
    let area = "<PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea>"
    all["Doc_0/Document.xml"] = Self.part(
      "Document", "<CommonData>\(area)\(common)</CommonData><Pages>\(list)</Pages>")
    all.merge(parts) { $1 }
    return StoredZip(all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).bytes
  }

  /// What comes of reading it.
  func read(_ limits: ReadingLimits = ReadingLimits()) -> Result<ReadDocument, ReadingError.Kind> {
    OFDReader.read(bytes, ReadingContext(limits: limits))
  }

  /// Its lines, and its cells as `row,column text`; nil if it cannot be read.
  var lines: [String]? {
    guard case .success(let read) = self.read() else { return nil }
    let document = read.document
    return document.blocks.flatMap { block in
      switch block {
      case .line(let line): [document.string(line.range)]
      case .table(let table): table.cells.map { "\($0.row),\($0.column) \(document.string($0.range))" }
      }
    }
  }

  /// Why it cannot be read.
  func refusal(_ limits: ReadingLimits = ReadingLimits()) -> ReadingError.Kind? {
    if case .failure(let kind) = read(limits) { kind } else { nil }
  }
}
