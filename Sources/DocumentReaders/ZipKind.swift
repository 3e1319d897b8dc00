/// Tells the kinds of ZIP apart by the names of their members.
enum ZipKind {
  private static let window = 1 << 16

  /// The format of a ZIP by its table of contents; of one whose table is lost, by what stands at its beginning.
  ///
  /// Both ends of a file are enough. Only the archive's own table counts: documents packed without compression show
  /// their tables too.
  static func format(of bytes: [UInt8]) -> FileFormat {
    let head = bytes.prefix(256)
    if head.holds("mimetypeapplication/vnd.oasis.opendocument") { return .openDocument }
    if head.holds("mimetypeapplication/epub+zip") { return .epub }
    guard let table = tableOfContents(of: bytes) else { return format(ofCutOff: bytes) }
    let names = names(in: table)
    if let found = names.compactMap(kind).last { return found }
    // Every packed office document has these two, wherever its other parts lie.
    let marks = ["[Content_Types].xml", "_rels/.rels"]
    guard marks.allSatisfy({ mark in names.contains { $0.elementsEqual(mark.utf8) } }) else { return .zip }
    return kind(ofPackage: bytes) ?? kind(ofParts: names) ?? .zip
  }

  /// A file that was cut off has lost its table, but its first members show what it was.
  private static func format(ofCutOff bytes: [UInt8]) -> FileFormat {
    let head = bytes.prefix(window)
    return parts.first { head.holds($0.name) }?.format ?? .zip
  }

  /// The kind of a packed document by what it says its parts are; nil if it says nothing, or is not all at hand.
  private static func kind(ofPackage bytes: [UInt8]) -> FileFormat? {
    guard let archive = try? ZipArchive(bytes, budget: 1 << 20),
      let types = try? archive.read(named: "[Content_Types].xml")
    else { return nil }
    let kinds: [(type: String, format: FileFormat)] = [
      ("wordprocessingml.document.main", .docx), ("wordprocessingml.template.main", .docx),
      ("ms-word.document.macroEnabled.main", .docx), ("spreadsheetml.sheet.main", .xlsx),
      ("ms-excel.sheet.macroEnabled.main", .xlsx),
    ]
    return kinds.first { types[...].holds($0.type) }?.format
  }

  /// The kind of a packed document by how its parts are named, in whatever folder they lie.
  private static func kind(ofParts names: [ArraySlice<UInt8>]) -> FileFormat? {
    let parts = names.filter { !$0.starts(with: "visio/".utf8) }.map { name in
      name.split(separator: UInt8(ascii: "/")).last ?? []
    }
    func have(_ part: String) -> Bool { parts.contains { $0.elementsEqual(part.utf8) } }
    return have("workbook.xml") ? .xlsx : have("document.xml") ? .docx : nil
  }

  private static let parts: [(name: String, format: FileFormat)] = [
    ("word/document.xml", .docx), ("xl/workbook", .xlsx), ("ppt/presentation.xml", .pptx), ("OFD.xml", .ofd),
  ]

  private static func kind(of name: ArraySlice<UInt8>) -> FileFormat? {
    switch name.count {
    case 7 where name.elementsEqual("OFD.xml".utf8): .ofd
    case 15... where name.starts(with: "xl/workbook".utf8): .xlsx
    // The part with the text may have any name; what it refers to is listed in a folder beside it.
    case 17 where name.elementsEqual("word/document.xml".utf8): .docx
    case 11... where name.starts(with: "word/_rels/".utf8): .docx
    case 20 where name.elementsEqual("ppt/presentation.xml".utf8): .pptx
    default: nil
    }
  }

  /// As much of the archive's table of contents as is at hand; nil if its end is not.
  private static func tableOfContents(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let tail = bytes.suffix(window + 22)
    guard let end = tail.lastPlace(of: [0x50, 0x4B, 5, 6]), end + 22 <= bytes.count else { return nil }
    let size = bytes.number(at: end + 12, 4)
    return bytes[max(bytes.startIndex, end - size)..<end]
  }

  /// The names in a table of contents, or in what is left of it after its beginning was cut off.
  private static func names(in table: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    guard var place = table.place(of: [0x50, 0x4B, 1, 2]) else { return [] }
    while place + 46 <= table.endIndex, table[place...].starts(with: [0x50, 0x4B, 1, 2]) {
      let lengths = [28, 30, 32].map { table.number(at: place + $0, 2) }
      let start = place + 46
      guard start + lengths[0] <= table.endIndex else { break }
      names.append(table[start..<start + lengths[0]])
      place = start + lengths[0] + lengths[1] + lengths[2]
    }
    return names
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// A number of that many bytes, the least first; bytes that are not there count as 0.
  fileprivate func number(at place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | (indices.contains(place + $1) ? Int(self[place + $1]) << (8 * $1) : 0) }
  }

  /// Where some bytes stand first.
  fileprivate func place(of needle: [UInt8]) -> Int? {
    indices.first { self[$0] == needle[0] && self[$0...].starts(with: needle) }
  }

  /// Where some bytes stand last.
  fileprivate func lastPlace(of needle: [UInt8]) -> Int? {
    indices.last { self[$0] == needle[0] && self[$0...].starts(with: needle) }
  }
}
