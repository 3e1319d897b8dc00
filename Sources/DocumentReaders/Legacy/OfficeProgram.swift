import Glibc

/// LibreOffice as it is installed on this machine.
struct OfficeProgram: Sendable, Hashable {
  /// The path of `soffice`.
  let path: String
  /// What tells its results from those of another version.
  let version: String

  /// The LibreOffice in the first of these folders that has one; nil if none has.
  static func find(in folders: [String]) -> OfficeProgram? {
    for folder in folders {
      let path = "\(folder)/soffice"
      guard access(path, X_OK) == 0 else { continue }
      return OfficeProgram(path: path, version: version(of: path))
    }
    return nil
  }

  /// Where it is usually found: on PATH, and where Debian and the makers' own packages put it.
  static var usualFolders: [String] {
    let path = (environment("PATH") ?? "").split(separator: ":").filter { $0.hasPrefix("/") }.map(String.init)
    let own = Folder("/opt").names.filter { $0.hasPrefix("libreoffice") }.sorted(by: >).map { "/opt/\($0)/program" }
    return path + ["/usr/bin", "/usr/lib/libreoffice/program"] + own
  }

  /// The number of the build where LibreOffice names it, else what the file itself shows.
  private static func version(of path: String) -> String {
    // A change here tells results made with other settings apart.
    var identity = Array("1 ".utf8)
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let real =
      realpath(path, &buffer) == nil
      ? path : String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = Folder(String(real.prefix(upTo: real.lastIndex(of: "/") ?? real.startIndex)))
    if let words = folder.read("versionrc", limit: 1 << 16) {
      identity += words
    } else {
      var status = stat()
      _ = stat(real, &status)
      identity += Array("\(real) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)".utf8)
    }
    return String(Digest.sha256(identity).prefix(16))
  }
}

/// What LibreOffice makes of a file.
enum OfficeTarget: Sendable, Hashable {
  case docx, xlsx

  /// What files of a format are made into; nil for formats that are none of LibreOffice's business.
  init?(_ format: FileFormat) {
    switch format {
    case .doc, .rtf: self = .docx
    case .xls: self = .xlsx
    default: return nil
    }
  }

  /// What a file of that name will probably be made into; only for looking ahead, never for telling what it is.
  init?(probablyOf name: String) {
    switch name.split(separator: ".").last?.lowercased() {
    case "doc", "wps", "wpt", "dot", "rtf": self = .docx
    case "xls", "et", "ett", "xlt": self = .xlsx
    default: return nil
    }
  }

  /// The ending of the names of such files.
  var ending: String {
    switch self {
    case .docx: "docx"
    case .xlsx: "xlsx"
    }
  }

  /// The ending and LibreOffice's name of the filter.
  var filter: String {
    switch self {
    case .docx: "docx:MS Word 2007 XML"
    case .xlsx: "xlsx:Calc MS Excel 2007 XML"
    }
  }
}
