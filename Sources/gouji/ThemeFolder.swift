import Glibc

/// The folder of a user's own themes: `$XDG_CONFIG_HOME/gouji/themes`, else `~/.config/gouji/themes`.
struct ThemeFolder {
  private let path: String?

  /// The folder of the user who runs this process.
  static var ofThisUser: ThemeFolder { ThemeFolder(path: UserPlaces.themes) }

  /// A folder by its path, nil for none.
  init(path: String?) { self.path = path }

  /// The theme files in it, by name; none if there is no such folder.
  var files: [(path: String, text: String)] {
    paths.compactMap { file in Self.text(of: file).map { (file, $0) } }
  }

  /// The paths of the theme files in it, by name.
  var paths: [String] {
    guard let path, let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".toml"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { path + "/" + $0 }
  }

  /// A theme file by its path, nil if the path is no TOML file's or cannot be read.
  static func file(_ path: String) -> (path: String, text: String)? {
    guard path.hasSuffix(".toml") else { return nil }
    return text(of: path).map { (path, $0) }
  }

  /// The text of a file of a size that a theme may have.
  private static func text(of path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 256 * 1024)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
