import Foundation

/// Writes a Swift source holding the texts of all files below the given folders.
///
/// Usage: embed-files OUTPUT ROOT FOLDER…; paths are kept relative to ROOT, in sorted order.
let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: embed-files OUTPUT ROOT FOLDER…\n".utf8))
  exit(2)
}
let output = URL(filePath: arguments[1])
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"

/// A literal delimiter that does not occur in the text.
func literal(_ text: String) -> String {
  var pounds = "#"
  while text.contains("\"" + pounds) || text.contains("\\" + pounds) { pounds += "#" }
  let body = text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.replacingOccurrences(of: "\r", with: "\\\(pounds)r") }
    .map { $0.replacingOccurrences(of: "\t", with: "\\\(pounds)t") }
    .joined(separator: "\\\(pounds)n")
  return "\(pounds)\"\(body)\"\(pounds)"
}

var source = "// Generated from themes/ and samples/ by embed-files.\n"
source += "let embedded: [(path: StaticString, text: String)] = [\n"
for folder in arguments.dropFirst(2) {
  let paths = (FileManager.default.subpaths(atPath: folder) ?? []).sorted()
  for path in paths {
    let full = folder + "/" + path
    guard let data = FileManager.default.contents(atPath: full), let text = String(data: data, encoding: .utf8) else {
      continue
    }
    let relative = full.hasPrefix(root) ? String(full.dropFirst(root.count)) : full
    source += "  (\(literal(relative)), \(literal(text))),\n"
  }
}
source += "]\n"
try Data(source.utf8).write(to: output, options: .atomic)
