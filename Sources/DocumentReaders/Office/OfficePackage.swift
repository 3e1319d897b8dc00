import Disclosure

/// A packed office document: its parts by name, and how they refer to one another.
///
/// Open Packaging Conventions (ECMA-376 part 2) for Word and Excel; an OpenDocument file only has parts.
struct OfficePackage {
  /// A part that another one refers to.
  struct Relationship {
    /// What it is called in the part that refers to it.
    let id: String
    /// What it is to that part: the last word of its type, as in `officeDocument` or `styles`.
    let type: String
    /// The name of the part; nil if it lies outside the file.
    let target: String?
  }

  private let archive: ZipArchive
  private let format: FileFormat
  private let limits: ReadingLimits
  /// No report's parts come near it, and a tree takes several times the bytes of its text.
  private static let partBytes = 64 << 20

  /// Opens a document of that format.
  init(_ bytes: [UInt8], format: FileFormat, limits: ReadingLimits) throws(ReadingError.Kind) {
    var limits = limits
    limits.expandedBytes = min(limits.expandedBytes, Self.partBytes)
    self.format = format
    self.limits = limits
    do { archive = try ZipArchive(bytes, budget: limits.expandedBytes) } catch { throw error.kind(format, limits) }
  }

  /// The content of a part, nil if there is none of that name.
  func part(_ name: String) throws(ReadingError.Kind) -> [UInt8]? {
    do {
      if let content = try archive.read(named: name) { return content }
      guard let member = looselyNamed(name) else { return nil }
      return try archive.read(member)
    } catch {
      throw error.kind(format, limits)
    }
  }

  /// The XML of a part, nil if there is none of that name.
  func tree(_ name: String) throws(ReadingError.Kind) -> XMLTree? {
    guard let text = try part(name) else { return nil }
    return try tree(of: text)
  }

  /// XML of this document.
  func tree(of text: [UInt8]) throws(ReadingError.Kind) -> XMLTree {
    switch XMLScreening(text).verdict {
    case .fit: break
    case .unfit: throw .damaged(format)
    case .tooMuch: throw .overLimit(.memory(bytes: XMLScreening.elements * 128))
    }
    do { return try XMLTree.xml(text) } catch {
      switch error {
      case .unavailable: throw .toolMissing(.xmlLibrary)
      case .malformed: throw .damaged(format)
      }
    }
  }

  /// What a part refers to; the part with the empty name is the package itself.
  func relationships(of part: String) throws(ReadingError.Kind) -> [Relationship] {
    let (folder, name) = Self.split(part)
    guard let tree = try tree("\(folder)_rels/\(name).rels") else { return [] }
    return tree.root.children.compactMap { node -> Relationship? in
      guard node.is("Relationship"), let type = node.attribute("Type"), let target = node.attribute("Target") else {
        return nil
      }
      let isOutside = node.attribute("TargetMode") == "External"
      return Relationship(
        id: node.attribute("Id") ?? "", type: String(type.split(separator: "/").last ?? ""),
        target: isOutside ? nil : Self.resolve(target, from: folder))
    }
  }

  /// The name of the part that holds the document itself.
  func mainPart(contentTypes: [String], usually name: String) throws(ReadingError.Kind) -> String {
    for found in try relationships(of: "") where found.type == "officeDocument" {
      if let target = found.target, hasPart(target) { return target }
    }
    if let types = try tree("[Content_Types].xml") {
      for node in types.root.children where node.is("Override") {
        guard let type = node.attribute("ContentType"), contentTypes.contains(where: type.contains),
          let target = node.attribute("PartName").flatMap({ Self.resolve($0, from: "") }), hasPart(target)
        else { continue }
        return target
      }
    }
    return name
  }

  /// Whether there is a part of that name.
  func hasPart(_ name: String) -> Bool { archive.member(named: name) != nil || looselyNamed(name) != nil }

  /// Whether there are parts whose names begin so.
  func hasParts(in folder: String) -> Bool {
    archive.members(atMost: 2_000).contains { $0.name.starts(with: folder.utf8) }
  }

  /// The member of that name in other capitals, or with the separators of Windows.
  private func looselyNamed(_ name: String) -> ZipArchive.Member? {
    func plain(_ name: some Sequence<UInt8>) -> [UInt8] {
      name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    }
    let wanted = plain(name.utf8)
    return archive.members(atMost: 2_000).first { plain($0.name) == wanted }
  }

  private static func split(_ part: String) -> (folder: String, name: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  /// The name that a reference means; nil if it leads out of the package.
  static func resolve(_ target: String, from folder: String) -> String? {
    let path = target.hasPrefix("/") ? target : folder + target
    var steps: [Substring] = []
    for step in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch step {
      case ".": continue
      case "..": if steps.popLast() == nil { return nil }
      default: steps.append(step)
      }
    }
    return steps.isEmpty ? nil : steps.joined(separator: "/")
  }
}

/// A look over XML before it is parsed, for what would take a parser time or memory out of all proportion.
struct XMLScreening {
  enum Verdict { case fit, unfit, tooMuch }

  /// How many elements and other marks a text may have: some 120 bytes of memory each.
  static let elements = 4 << 20
  /// How many attributes an element may have; libxml2 compares each with every other.
  private static let attributes = 256

  /// Whether the text may be parsed.
  private(set) var verdict = Verdict.fit

  /// Looks over a text; zero bytes are passed over, as UTF-16 has them between ASCII letters.
  init(_ text: [UInt8]) {
    var marks = 0
    var attributes = 0
    var before: UInt8 = 0
    text.withUnsafeBufferPointer { text in
      for byte in text {
        switch byte {
        case 0: continue
        case UInt8(ascii: "<"):
          marks += 1
          attributes = 0
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          if before == UInt8(ascii: "=") { attributes += 1 }
          if attributes > Self.attributes { verdict = .unfit }
        default: break
        }
        before = byte
      }
    }
    if marks > Self.elements { verdict = .tooMuch }
  }
}
