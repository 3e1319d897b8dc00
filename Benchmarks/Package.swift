// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gouji-benchmarks",
  dependencies: [.package(name: "gouji", path: "..")],
  targets: [
    .target(name: "BenchTools"),
    .executableTarget(
      name: "parse-bench", dependencies: ["BenchReports", "BenchTools"]),
    .executableTarget(name: "diagnosis-bench", dependencies: [.product(name: "Disclosure", package: "gouji")]),
    // The flag names where Debian keeps the headers.
    .target(
      name: "BareOffice", cSettings: [.unsafeFlags(["-isystem", "/usr/include/libxml2"])],
      linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("xml2")]),
    .executableTarget(
      name: "docx-bench",
      dependencies: ["BareOffice", "BenchTools", .product(name: "DocumentReaders", package: "gouji")]),
    .target(
      name: "CBareHTML", cSettings: [.unsafeFlags(["-isystem", "/usr/include/libxml2"])],
      linkerSettings: [.linkedLibrary("xml2")]),
    .executableTarget(
      name: "html-bench",
      dependencies: ["BenchTools", "CBareHTML", .product(name: "DocumentReaders", package: "gouji")]),
    .executableTarget(name: "empty-program"),
    .executableTarget(name: "program-bench"),
    .systemLibrary(name: "PopplerOfBench", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .executableTarget(name: "pdf-bare", dependencies: ["PopplerOfBench"]),
    .executableTarget(
      name: "pdf-bench", dependencies: ["BenchTools", .product(name: "DocumentReaders", package: "gouji")]),
    .executableTarget(name: "folder-bench"),
    .target(
      name: "BenchReports",
      dependencies: [.product(name: "Disclosure", package: "gouji"), .product(name: "BrowserParts", package: "gouji")]),
    .executableTarget(name: "browser-bench", dependencies: ["BenchReports", "BenchTools"]),
    .executableTarget(name: "terminal-bench", dependencies: ["BenchReports", "BenchTools"]),
  ],
  swiftLanguageModes: [.v6]
)
