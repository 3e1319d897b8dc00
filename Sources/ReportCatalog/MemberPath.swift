import DocumentReaders

/// The way in which members of archives are named: `bundle.zip!/folder/a.docx`.
enum MemberPath {
  private static let mark = Array("!/".utf8)

  /// What such a path names, if the part before one of its marks is a file.
  static func origin(_ path: PathArgument) -> CatalogItem.Origin? {
    let bytes = path.bytes
    for start in bytes.indices.dropFirst() where bytes[start...].starts(with: mark) {
      let file = Array(bytes[..<start])
      guard let found = try? FileSystem.look(file), found.kind == .file else { continue }
      return names(in: Array(bytes[(start + mark.count)...])).reduce(.file(file)) { outer, name in
        .member(of: outer, Container.Member(index: -1, name: name))
      }
    }
    return nil
  }

  private static func names(in rest: [UInt8]) -> [String] {
    var names: [String] = []
    var start = 0
    for index in rest.indices where rest[index...].starts(with: mark) && index >= start {
      names.append(PathNames.display(Array(rest[start..<index])))
      start = index + mark.count
    }
    return names + [PathNames.display(Array(rest[start...]))]
  }
}
