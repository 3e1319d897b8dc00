public import DocumentReaders

/// One thing that may be a report: a file, a member of an archive or e-mail, standard input, or a text that the program
/// carries within itself.
public struct CatalogItem: Sendable, Hashable {
  /// Where its bytes come from.
  public enum Origin: Sendable, Hashable {
    /// A file; its path as the system has it.
    case file([UInt8])
    /// The stream with that descriptor: 0 is standard input.
    case stream(Int32)
    /// Bytes at hand, of a stream that was read.
    case bytes([UInt8])
    /// A text within the program.
    case text(String)
    /// A member of an archive or e-mail, which may be a member itself.
    indirect case member(of: Origin, Container.Member)

    /// What it comes from in the end: the outermost archive, or itself.
    public var outermost: Origin {
      var origin = self
      while case .member(let outer, _) = origin { origin = outer }
      return origin
    }
  }

  /// The path as a person reads it; also the item's name in every list.
  public let path: String
  /// Where its bytes come from.
  public let origin: Origin
  /// Whether the user named this very file, so that failing to read it is an error of the whole run.
  public let isNamed: Bool

  /// Makes an item.
  public init(path: String, origin: Origin, isNamed: Bool) {
    self.path = path
    self.origin = origin
    self.isNamed = isNamed
  }

  /// The path of a member within its outermost archive or e-mail, as `b.zip!/c.txt`; nil for what is none.
  var memberName: String? {
    guard case .member(let outer, let member) = origin else { return nil }
    var name = member.name
    var next = outer
    while case .member(let outer, let member) = next {
      name = member.name + "!/" + name
      next = outer
    }
    return name
  }

  /// A member of the archive or e-mail that this is.
  func member(_ member: Container.Member) -> CatalogItem {
    CatalogItem(path: path + "!/" + member.name, origin: .member(of: origin, member), isNamed: false)
  }

  /// A text that the program carries within itself.
  public init(path: String, text: String) { self.init(path: path, origin: .text(text), isNamed: false) }
}

/// A path as the user gave it.
public struct PathArgument: Sendable, Hashable {
  /// The path as a person reads it.
  public let display: String
  /// The path as the system has it.
  public let bytes: [UInt8]

  /// A path in UTF-8.
  public init(_ path: String) {
    display = path
    bytes = Array(path.utf8)
  }

  /// A path in whatever bytes the system has; names in GB18030, from archives packed in China, are shown decoded.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    display = PathNames.display(bytes)
  }
}

/// Names of files as people read them.
enum PathNames {
  /// The name as text: UTF-8, else GB18030, else UTF-8 with replacement characters.
  static func display(_ bytes: [UInt8]) -> String {
    DocumentReaders.decodeName(bytes) ?? String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a folder's entry is a program's dropping and never a report: hidden files, lock files of word processors,
  /// thumbnails.
  static func isDropping(_ name: [UInt8]) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return true }
    if name.starts(with: "~$".utf8) { return true }
    let lowered = String(decoding: name, as: UTF8.self).lowercased()
    return ["desktop.ini", "thumbs.db", "ehthumbs.db", "__macosx", "$recycle.bin"].contains(lowered)
  }

  /// Whether a member of an archive is a program's dropping, or lies in a folder of such.
  static func isDropping(member name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "/")).contains { part in
      !part.elementsEqual("..".utf8) && !part.elementsEqual(".".utf8) && isDropping(Array(part))
    }
  }

  /// Orders paths part by part, bytes by bytes, so that a folder's files stay together.
  static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    func rank(_ byte: UInt8) -> Int { byte == UInt8(ascii: "/") ? -1 : Int(byte) }
    return left.lexicographicallyPrecedes(right) { rank($0) < rank($1) }
  }
}
