import Foundation
import ReportFixtures

/// Writes what the committed fixtures are made of, and their true values, into a folder: `fixture-writer FOLDER`; with a
/// number behind it as many documents of random style instead.
guard let folder = CommandLine.arguments.dropFirst().first else {
  FileHandle.standardError.write(Data("fixture-writer: name a folder\n".utf8))
  exit(2)
}

func write(_ name: String, _ text: String) throws {
  try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name))
}

let count = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) }
let styles = count.map { (0..<$0).map { PaperStyle.random(seed: $0) } } ?? PaperStyle.all
for style in styles {
  let paper = Paper(style)
  try write("text/\(style.name).fodt", paper.flatText)
  try write("text/\(style.name).values", paper.values)
  if style.hasSheet { try write("sheet/\(style.name).fods", paper.flatSheet(isSplit: style.seed % 2 == 0)) }
}
