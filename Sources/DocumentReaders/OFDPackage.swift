/// The parts of an OFD package, which are XML texts in a ZIP archive.
final class OFDPackage {
  private let archive: ZipArchive
  private let limits: ReadingLimits
  private var members: [String: ZipArchive.Member] = [:]
  /// The same under names in small letters, for packages that are not careful.
  private var loweredMembers: [String: ZipArchive.Member] = [:]

  /// No page of a report takes more XML than that; a tree of it takes several times as much memory.
  private static let partLimit = 32 << 20

  /// Opens a package.
  init(_ bytes: [UInt8], _ limits: ReadingLimits) throws(ReadingError.Kind) {
    self.limits = limits
    do {
      archive = try ZipArchive(bytes, budget: limits.expandedBytes)
    } catch {
      throw error.kind(.ofd, limits)
    }
    guard archive.count <= limits.members else { throw .overLimit(.members(limits.members)) }
    for member in archive.members(atMost: limits.members) {
      guard let name = DocumentReaders.decodeName(member.name) else { continue }
      let path = OFDPath(root: name).text
      if members[path] == nil { members[path] = member }
      if loweredMembers[path.lowercased()] == nil { loweredMembers[path.lowercased()] = member }
    }
  }

  /// Whether there is such a part.
  func holds(_ path: OFDPath) -> Bool { member(path) != nil }

  /// The XML text that a location written in a part names, with its path; nil if there is none.
  ///
  /// A location is relative to the folder of the part it is written in; some programs mean the root all the same.
  func tree(_ location: String, from part: OFDPath) throws(ReadingError.Kind) -> (tree: XMLTree, path: OFDPath)? {
    for path in [part.resolving(location), OFDPath(root: location)] {
      guard let member = member(path) else { continue }
      return (try tree(member), path)
    }
    return nil
  }

  private func member(_ path: OFDPath) -> ZipArchive.Member? {
    members[path.text] ?? loweredMembers[path.text.lowercased()]
  }

  private func tree(_ member: ZipArchive.Member) throws(ReadingError.Kind) -> XMLTree {
    let content: [UInt8]
    do { content = try archive.read(member) } catch { throw error.kind(.ofd, limits) }
    guard content.count <= Self.partLimit else { throw .overLimit(.expanded(bytes: Self.partLimit)) }
    do { return try XMLTree.xml(content) } catch {
      throw error == .unavailable ? .toolMissing(.xmlLibrary) : .damaged(.ofd)
    }
  }
}

/// A part's path from the root of the package, without a slash before it.
struct OFDPath: Hashable {
  /// The path with its steps parted by slashes.
  let text: String

  /// The path that a text names from the root.
  init(root text: String) { self.text = Self.normal(text.utf8.split { Self.isSlash($0) }.map { Substring($0) }) }

  /// The path that a location (`ST_Loc`) written in this part names.
  func resolving(_ location: String) -> OFDPath {
    let trimmed = location.trimmed
    if let first = trimmed.utf8.first, Self.isSlash(first) { return OFDPath(root: trimmed) }
    guard let slash = text.lastIndex(of: "/") else { return OFDPath(root: trimmed) }
    return OFDPath(root: text[...slash] + trimmed)
  }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  private static func normal(_ steps: [Substring]) -> String {
    var path: [Substring] = []
    for step in steps {
      switch step {
      case ".": break
      case "..": _ = path.popLast()
      default: path.append(step)
      }
    }
    return path.joined(separator: "/").trimmed
  }
}

extension StringProtocol {
  /// The text without ASCII white space at its ends.
  var trimmed: String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

extension XMLNode {
  /// Its child elements of that name, the prefix left out.
  func children(named name: StaticString) -> [XMLNode] { children.filter { $0.is(name) } }

  /// Its first child element of that name.
  func firstChild(named name: StaticString) -> XMLNode? { children.first { $0.is(name) } }

  /// The text in its first child of that name, white space at its ends left out; nil without such a child or any text.
  func text(of name: StaticString) -> String? {
    guard let child = firstChild(named: name) else { return nil }
    let text = String(decoding: child.allText, as: UTF8.self).trimmed
    return text.isEmpty ? nil : text
  }
}
