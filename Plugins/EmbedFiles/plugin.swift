import Foundation
import PackagePlugin

/// Generates a Swift file holding the text of every file under `themes/`, `samples/` and `templates/`, so that the program has them
/// without any file beside it.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "ShippedFiles.generated.swift")
    let folders = ["themes", "samples", "templates"].map { root.appending(path: $0) }
    let files = folders.flatMap { folder in
      (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? [])
        .filter { !$0.hasDirectoryPath }
    }
    return [
      .buildCommand(
        displayName: "Embedding themes, samples and templates",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path, root.path] + folders.map(\.path),
        inputFiles: files + folders, outputFiles: [output])
    ]
  }
}
