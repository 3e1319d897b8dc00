import Foundation

@testable import DocumentReaders

/// Writes a script that can be started at once.
///
/// A child puts it in place: what this process has open for writing stays busy in every child that another test is just
/// starting, and a busy program cannot be started.
func writeProgram(_ script: String, at path: String) throws {
  try Data(script.utf8).write(to: URL(filePath: path + ".sh"))
  let child = try ChildProcess(
    ChildProcess.Program(path: "/usr/bin/install", arguments: ["-m", "755", path + ".sh", path]))
  guard try child.finish(.now + .seconds(60)) == .exit(0) else { throw CocoaError(.fileWriteUnknown) }
}

/// A folder with a program that stands for LibreOffice: what it does with a file, the file's own text says.
final class FakeOffice {
  let folder: String
  var cache: String { folder + "/cache" }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gouji-fake-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    try writeProgram(Self.script, at: folder + "/bin/soffice")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A converter that finds this program, with the cache in the folder, or another or none.
  func converter(isInstalled: Bool = true, cache: String? = nil, cacheBytes: Int = 1 << 20) -> OfficeConverter {
    ReadingTools(
      folders: [folder + (isInstalled ? "/bin" : "/none")], cache: cache ?? self.cache, cacheBytes: cacheBytes
    )
    .office
  }

  /// The names of the files of each run so far.
  var runs: [[String]] {
    let log = (try? String(contentsOfFile: folder + "/bin/log", encoding: .utf8)) ?? ""
    return log.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }

  /// A Word file, as far as its head shows, that tells the program what to do.
  static func word(_ order: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 500)
      + "WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + Array("\n\(order)\n".utf8)
  }

  /// What the program makes of such a file if nothing goes wrong.
  static func converted(_ order: String) -> [UInt8] {
    Array("PK\u{3}\u{4}".utf8) + word(order) + Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)
  }

  private static let script = """
    #!/bin/sh
    here=${0%/*}
    kind=docx
    files=
    while [ $# -gt 0 ]; do
      case $1 in
      --convert-to) kind=${2%%:*}; shift ;;
      --outdir) out=$2; shift ;;
      -*) ;;
      *) files="$files $1" ;;
      esac
      shift
    done
    names=
    for file in $files; do names="$names ${file##*/}"; done
    echo "$names" >> "$here/log"
    for file in $files; do
      name=${file##*/}
      to="$out/${name%.*}.$kind"
      order=$(tail -n 1 "$file")
      case $order in
      hang*) sleep 600 ;;
      slow*) sleep 0.4 ;;
      crash*) printf 'PK\\003\\004half' > "$to"; kill -KILL $$ ;;
      fail*) exit 3 ;;
      noise*) yes | head -c 4000000 ;;
      esac
      case $order in
      nothing*) ;;
      garbage*) echo garbage > "$to" ;;
      flood*) dd if=/dev/zero of="$to" bs=1M count=80 ;;
      *) { printf 'PK\\003\\004'; cat "$file"; printf 'PK\\005\\006'; head -c 18 /dev/zero; } > "$to" ;;
      esac
    done

    """
}
