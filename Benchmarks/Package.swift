// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gouji-benchmarks",
  dependencies: [.package(name: "gouji", path: "..")],
  targets: [
    .executableTarget(name: "parse-bench", dependencies: [.product(name: "Disclosure", package: "gouji")]),
    .executableTarget(name: "empty-program"),
    .executableTarget(name: "program-bench"),
    .executableTarget(name: "folder-bench"),
    .systemLibrary(name: "PopplerOfBench", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .executableTarget(name: "pdf-bare", dependencies: ["PopplerOfBench"]),
    .executableTarget(name: "pdf-bench"),
  ],
  swiftLanguageModes: [.v6]
)
