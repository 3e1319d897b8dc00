/// The members of an archive that a program lists and unpacks one at a time through a pipe.
struct ListedMembers: MemberSource {
  /// A file in a listing.
  struct Listed {
    let name: [UInt8]
    var isEncrypted = false
  }

  /// A program of that kind.
  struct Lister {
    let program: String
    let list: (String) -> [String]
    /// The arguments that unpack the member of that name.
    let print: (String, String) -> [String]
    /// The arguments that hold an archive's members against their checksums.
    let test: (String) -> [String]
    /// The files in a listing.
    let files: ([UInt8]) -> [Listed]

    /// The installed ones for that format, the one to be tried first first.
    static func installed(for format: FileFormat) -> [Lister] {
      let sevenZip = ["7zz", "7z", "7za", "7zr"].map { Lister.sevenZip($0) }
      let all = format == .rar ? [unrar] + sevenZip : sevenZip
      return all.compactMap { lister in
        ProgramSearch.find(lister.program).map {
          Lister(program: $0, list: lister.list, print: lister.print, test: lister.test, files: lister.files)
        }
      }
    }

    /// Whether the program finds an archive sound.
    func approves(_ path: String, _ context: ReadingContext) throws(ReadingError.Kind) -> Bool {
      try Unpacking.start(program, test(path), context: context) { _ in true }
    }

    private static var unrar: Lister {
      Lister(
        program: "unrar", list: { ["lb", "-p-", $0] }, print: { ["p", "-inul", "-p-", $0, $1] },
        test: { ["t", "-inul", "-p-", $0] },
        files: { $0.split(separator: 0x0A).map { Listed(name: Array($0.last == 0x0D ? $0.dropLast() : $0)) } })
    }

    private static func sevenZip(_ program: String) -> Lister {
      Lister(
        program: program, list: { ["l", "-slt", "-ba", "-p-", $0] },
        print: { ["x", "-so", "-spd", "-p-", "-bd", $0, "--", $1] }, test: { ["t", "-bso0", "-bsp0", "-p-", $0] },
        files: filesOfSevenZip)
    }

    /// What 7-Zip lists as lines of `Field = value`, those of a file together, folders and links among them.
    private static func filesOfSevenZip(_ listing: [UInt8]) -> [Listed] {
      var files: [Listed] = []
      for line in listing.split(separator: 0x0A) {
        if let name = value(of: "Path", in: line) {
          files.append(Listed(name: Array(name)))
        } else if isNoFile(line) {
          files = files.dropLast()
        } else if value(of: "Encrypted", in: line)?.first == UInt8(ascii: "+"), !files.isEmpty {
          files[files.count - 1].isEncrypted = true
        }
      }
      return files
    }

    private static func value(of field: String, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      let head = Array("\(field) = ".utf8)
      guard line.starts(with: head) else { return nil }
      let value = line.dropFirst(head.count)
      return value.last == 0x0D ? value.dropLast() : value
    }

    /// Attributes are those of Windows, with `D` for a folder, and then those of UNIX, with `l` for a link.
    private static func isNoFile(_ line: ArraySlice<UInt8>) -> Bool {
      guard let attributes = value(of: "Attributes", in: line) else { return false }
      return attributes.first == UInt8(ascii: "D") || attributes.holds(" l") || attributes.holds(" d")
    }
  }

  let entries: [MemberEntry]
  let remark: ReadingError.Kind?
  private let files: [Listed]
  private let lister: Lister
  private let path: String
  private let owner: SpoolFile?
  private let format: FileFormat
  private let context: ReadingContext

  /// Lists an archive at a path that `owner` keeps; nil if the program makes nothing of it.
  init?(
    _ path: String, owner: SpoolFile?, format: FileFormat, lister: Lister, context: ReadingContext
  ) throws(ReadingError.Kind) {
    var listing: [UInt8] = []
    let isWhole = try Unpacking.start(lister.program, lister.list(path), context: context) { piece in
      listing += piece
      return listing.count <= 64 << 20
    }
    files = lister.files(listing).filter { String(validating: $0.name, as: UTF8.self) != nil }
    guard isWhole || !files.isEmpty else { return nil }
    remark = isWhole ? nil : .notUnpacked(format)
    entries = files.enumerated().map { MemberEntry(name: $1.name, index: $0) }
    self.lister = lister
    self.path = path
    self.owner = owner
    self.format = format
    self.context = context
  }

  func read(_ index: Int, into bytes: inout MemberBytes) throws(ReadingError.Kind) {
    let file = files[index]
    guard !file.isEncrypted else { throw .encrypted(format) }
    let name = String(decoding: file.name, as: UTF8.self)
    var failure: ReadingError.Kind?
    let isWhole = try Unpacking.start(lister.program, lister.print(path, name), context: context) { piece in
      do throws(ReadingError.Kind) { try bytes.add(piece) } catch { failure = error }
      return failure == nil
    }
    if let failure { throw failure }
    guard isWhole else { throw .notUnpacked(format) }
  }
}
