import DocumentReaders
import Foundation
import ReportCatalog
import Testing

/// The names found below a folder, relative to it.
private func names(_ scan: Scan, in folder: TemporaryFolder) -> [String] {
  scan.items.map { $0.path.hasPrefix(folder.path + "/") ? String($0.path.dropFirst(folder.path.count + 1)) : $0.path }
}

@Test func foldersAreListedRecursivelyInPathOrder() throws {
  let folder = try TemporaryFolder()
  for name in ["b.txt", "a/2.txt", "a/10.txt", "a.txt", "a/z/1.txt", "丙.txt", "乙/年报.txt"] {
    try folder.write(name, "x")
  }
  let scan = Scan.of([PathArgument(folder.path)])
  #expect(names(scan, in: folder) == ["a/10.txt", "a/2.txt", "a/z/1.txt", "a.txt", "b.txt", "丙.txt", "乙/年报.txt"])
  #expect(scan.problems.isEmpty)
  #expect(scan.items.allSatisfy { !$0.isNamed })
}

@Test func droppingsAreSkippedInFoldersButReadWhenNamed() throws {
  let folder = try TemporaryFolder()
  let droppings = ["~$年报.docx", "._年报.txt", "desktop.ini", "Thumbs.db", ".DS_Store", ".hidden/a.txt", "__MACOSX/a.txt"]
  for name in droppings + ["年报.txt"] { try folder.write(name, "x") }
  #expect(names(Scan.of([PathArgument(folder.path)]), in: folder) == ["年报.txt"])
  let named = Scan.of([PathArgument(folder["._年报.txt"])])
  #expect(named.items.map(\.isNamed) == [true])
}

@Test func linksThatRunInCirclesEnd() throws {
  let folder = try TemporaryFolder()
  try folder.write("a/1.txt", "x")
  try folder.link("a/up", to: "..")
  try folder.link("a/self", to: "self")
  try folder.link("a/gone", to: "nowhere")
  let scan = Scan.of([PathArgument(folder.path)])
  #expect(names(scan, in: folder) == ["a/1.txt"])
  #expect(scan.passedOver == 2)
}

@Test func whatSeveralWaysLeadToIsListedOnceUnderItsOwnPath() throws {
  let folder = try TemporaryFolder()
  try folder.write("real/1.txt", "x")
  try folder.link("0-link.txt", to: "real/1.txt")
  try folder.link("0-folder", to: "real")
  let outside = try TemporaryFolder()
  try outside.write("2.txt", "x")
  try folder.link("elsewhere", to: outside.path)
  let paths = [folder.path, folder["real"], folder["real/1.txt"]].map { PathArgument($0) }
  #expect(names(Scan.of(paths), in: folder) == ["elsewhere/2.txt", "real/1.txt"])
}

@Test func pipesAndDevicesAreNeverOpened() throws {
  let folder = try TemporaryFolder()
  try folder.write("a.txt", "x")
  #expect(mkfifo(folder["pipe"], 0o600) == 0)
  let scan = Scan.of([PathArgument(folder.path)])
  #expect(names(scan, in: folder) == ["a.txt"])
  #expect(scan.passedOver == 1)
  for path in [folder["pipe"], "/dev/null", "/dev/zero"] {
    let named = Scan.of([PathArgument(path)])
    #expect(named.items.isEmpty)
    #expect(named.problems == [ReadingError(.notAFile, path: path)])
  }
}

@Test func aPathThatLeadsNowhereIsAProblem() throws {
  let folder = try TemporaryFolder()
  try folder.write("a.txt", "x")
  let scan = Scan.of([PathArgument(folder["none"]), PathArgument(folder["a.txt/b"]), PathArgument(folder["a.txt"])])
  #expect(scan.problems.map(\.kind) == [.notFound, .notFound])
  #expect(scan.items.map(\.path) == [folder["a.txt"]])
}

@Test func aFolderThatMayNotBeReadIsSaid() throws {
  // Permissions do not stop root: only where they do can this be shown.
  let folder = try TemporaryFolder()
  try folder.write("shut/a.txt", "x")
  try folder.write("b.txt", "x")
  #expect(chmod(folder["shut"], 0) == 0)
  defer { chmod(folder["shut"], 0o700) }
  guard opendir(folder["shut"]) == nil else {
    print("SKIPPED aFolderThatMayNotBeReadIsSaid: running as root, whom permissions do not stop")
    return
  }
  let scan = Scan.of([PathArgument(folder.path)])
  #expect(scan.problems == [ReadingError(.permissionDenied, path: folder["shut"])])
  #expect(names(scan, in: folder) == ["b.txt"])
}

@Test func namesThatAreNoUTF8AreShownDecodedAndCanBeRead() throws {
  let folder = try TemporaryFolder()
  let name: [UInt8] = [0xC4, 0xEA, 0xB1, 0xA8, 0x2E, 0x74, 0x78, 0x74]
  let bytes = Array(folder.path.utf8) + [0x2F] + name
  let path = bytes.map { CChar(bitPattern: $0) } + [0]
  let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
  #expect(descriptor >= 0)
  #expect(write(descriptor, "text", 4) == 4)
  close(descriptor)
  let scan = Scan.of([PathArgument(folder.path)])
  #expect(names(scan, in: folder) == ["年报.txt"])
  let item = try #require(scan.items.first)
  #expect(try ReportReader { _ in [] }.bytes(of: item).get() == Array("text".utf8))
  unlink(path)
}

@Test func standardInputAndStreamsOfTheShellAreItems() {
  let scan = Scan.of([
    PathArgument("-"), PathArgument("/dev/stdin"), PathArgument("/dev/fd/7"), PathArgument("/dev/fd/x"),
  ])
  #expect(scan.items.map(\.origin) == [.stream(7), .stream(0)])
  #expect(scan.problems.map(\.kind) == [.notFound])
}
